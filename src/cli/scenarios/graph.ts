import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkScenario, type KnownIds, type ScenarioFiles } from '#lib/trial/index.ts';

const inHouse = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/**
 * Writes a picture of each scenario that compiles, one a language it has, and gives the names of the files:
 * `npm run scenarios -- --graph <folder>`.
 */
export async function writeGraphs(all: readonly ScenarioFiles[], known: KnownIds, folder: string): Promise<string[]> {
	compileMessages();
	const { pictureFile } = await import('./picture.ts');
	await mkdir(folder, { recursive: true });
	const pictures = all.flatMap((files) => {
		const { scenario } = checkScenario(files, known);
		if (scenario === null) return [];
		const { id, languages } = scenario.structure;
		return languages.map((language) => ({
			path: join(folder, `${id}.${language}.svg`),
			text: pictureFile(scenario, language)
		}));
	});
	await Promise.all(pictures.map(({ path, text }) => writeFile(path, text)));
	return pictures.map(({ path }) => path);
}

/** The words of the picture are the platform's own; on a fresh copy nobody has compiled them yet. */
function compileMessages(): void {
	if (existsSync(inHouse('src/lib/i18n/paraglide/messages.js'))) return;
	execFileSync(process.execPath, [inHouse('src/cli/messages.js')], { cwd: inHouse('.'), stdio: 'ignore' });
}
