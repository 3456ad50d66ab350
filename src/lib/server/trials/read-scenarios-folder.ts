import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scenarioLanguages, type ScenarioFiles, type ScenarioLanguage } from '#lib/trial/index.ts';

/**
 * Reads the texts of every scenario of a folder: one subfolder each, with `scenario.yaml` and a Markdown file a language.
 * Findings will name them below the name of the folder.
 * @throws when the folder cannot be read, or a file in it is not UTF-8
 */
export async function readScenariosFolder(folder: string): Promise<ScenarioFiles[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
	return Promise.all(names.sort().map((name) => readScenario(folder, name)));
}

async function readScenario(folder: string, name: string): Promise<ScenarioFiles> {
	const prose: Partial<Record<ScenarioLanguage, string>> = {};
	for (const language of scenarioLanguages) {
		const text = await readText(join(folder, name, `${language}.md`));
		if (text !== null) prose[language] = text;
	}
	const yaml = (await readText(join(folder, name, 'scenario.yaml'))) ?? '';
	return { folder: `${basename(folder)}/${name}`, yaml, prose };
}

/** The text of a file, null where there is none. */
async function readText(path: string): Promise<string | null> {
	const bytes = await readFile(path).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	});
	if (bytes === null) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
	} catch (cause) {
		throw new Error(`${path} cannot be read as UTF-8 text.`, { cause });
	}
}
