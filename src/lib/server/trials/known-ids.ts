import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Content } from '#lib/course/index.ts';
import type { KnownIds } from '#lib/trial/index.ts';

const withId = v.object({ id: v.string() });
const sourcesFile = v.object({ sources: v.array(withId) });
const competenciesFile = v.object({ competencies: v.array(withId) });

/**
 * The ids of sources and competencies that a content folder declares, for the checks of scenarios. Null where a file is
 * absent or broken: the check of the content itself tells of that.
 */
export async function readKnownIds(contentFolder: string): Promise<KnownIds> {
	const sources = v.safeParse(sourcesFile, await readYamlFile(join(contentFolder, 'sources.yaml')));
	const competencies = v.safeParse(competenciesFile, await readYamlFile(join(contentFolder, 'competencies.yaml')));
	return {
		sources: sources.success ? idsOf(sources.output.sources) : null,
		competencies: competencies.success ? idsOf(competencies.output.competencies) : null
	};
}

/** The same of content that has been read; without competencies there is nothing to check them against. */
export const knownIn = ({ sources, competencies }: Content): KnownIds => ({
	sources: new Set(sources.keys()),
	competencies: competencies.length > 0 ? idsOf(competencies) : null
});

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

async function readYamlFile(path: string): Promise<unknown> {
	try {
		return parse(await readFile(path, 'utf8'));
	} catch {
		return null;
	}
}
