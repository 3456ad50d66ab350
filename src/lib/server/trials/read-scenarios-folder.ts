import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
	mostMediaBytes,
	scenarioLanguages,
	type MediaFile,
	type ScenarioFiles,
	type ScenarioLanguage
} from '#lib/trial/index.ts';
import { readMedia, type StoredMedia } from '../media/read-media.ts';

/**
 * Reads the texts of every scenario of a folder: one subfolder each, with `scenario.yaml` and a Markdown file a language.
 * A folder that holds a `scenario.yaml` itself is one scenario. Findings will name them below the name of the folder.
 * @throws when the folder cannot be read
 */
export async function readScenariosFolder(folder: string): Promise<ScenarioFiles[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	if (entries.some(({ name }) => name === 'scenario.yaml')) return [await readScenario(folder)];
	const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
	return Promise.all(names.sort().map((name) => readScenario(join(folder, name))));
}

/**
 * Reads the texts of one scenario. What is not there is absent; bytes that are no UTF-8 become the replacement character,
 * which the checker tells of with its line.
 * @throws when a file cannot be read
 */
export async function readScenario(folder: string): Promise<ScenarioFiles> {
	const prose: Partial<Record<ScenarioLanguage, string>> = {};
	for (const language of scenarioLanguages) {
		const text = await readText(join(folder, `${language}.md`));
		if (text !== null) prose[language] = text;
	}
	const yaml = (await readText(join(folder, 'scenario.yaml'))) ?? '';
	const whole = resolve(folder);
	const media = (await readMedia(join(folder, 'media'), () => mostMediaBytes)).map(asPicture);
	return { folder: `${basename(resolve(whole, '..'))}/${basename(whole)}`, yaml, prose, media };
}

/** A case shows pictures alone: anything else of a course is nothing here. */
const asPicture = ({ name, kind, bytes, body }: StoredMedia): MediaFile => ({
	...{ name, bytes, body },
	kind: kind === 'image/png' || kind === 'image/jpeg' || kind === 'image/webp' ? kind : null
});

/** The text of a file, null where there is none. */
async function readText(path: string): Promise<string | null> {
	try {
		return new TextDecoder('utf-8').decode(await readFile(path));
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	}
}
