import { readFileSync } from 'node:fs';
import { checkScenario, type KnownIds, type Scenario, type ScenarioFiles } from '#lib/trial/index.ts';
import { checkContext } from '#lib/trial/check/check-context.ts';
import { readStructure } from '#lib/trial/check/check-schema.ts';
import { expectedProse } from '#lib/trial/check/prose-expected.ts';
import { readYaml } from '#lib/trial/scenario/yaml-read.ts';

export const unknownContent: KnownIds = { sources: null, competencies: null };
export const stubFolder = 'tests/fixtures/scenarios/stub-case';
export const stubYaml = readFileSync(`${stubFolder}/scenario.yaml`, 'utf8');

/** Prose in which every block names itself, so that a test can tell where a text came from. */
export function selfNamingProse(yaml: string, language: string): string {
	const read = readYaml('scenario.yaml', yaml);
	const { structure } = readStructure('scenario.yaml', read);
	if (structure === null) return '';
	const sections = [...expectedProse(checkContext(structure, 'scenario.yaml', read).structure)];
	return sections
		.map(([heading, { needed, allowed }]) => {
			const blocks = [...new Set([...needed, ...allowed])].map((block) => {
				const name = block.startsWith('hint ') ? 'hint' : block;
				return `### ${name}\n⟦${language}|${heading}|${block}⟧\n`;
			});
			return `## ${heading}\n${blocks.join('\n')}`;
		})
		.join('\n');
}

/** The files of a scenario with self-naming prose in the three languages. */
export const filesOf = (yaml: string, folder = stubFolder): ScenarioFiles => ({
	folder,
	yaml,
	prose: { fr: selfNamingProse(yaml, 'fr'), ar: selfNamingProse(yaml, 'ar'), en: selfNamingProse(yaml, 'en') }
});

/** The six-scene stub: every kind of decision, four injects, two incidents, two variants. */
export function stubScenario(yaml = stubYaml): Scenario {
	const { scenario, findings } = checkScenario(filesOf(yaml), unknownContent);
	if (scenario === null)
		throw new Error(
			findings
				.map(({ line, message }) => `${line} ${message}`)
				.slice(0, 9)
				.join('\n')
		);
	return scenario;
}
