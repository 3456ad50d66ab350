import type { Bundle } from '../scenario/bundle-types.ts';
import { checkConditions } from './check-conditions.ts';
import { checkContext, type CheckContext } from './check-context.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkExhibits } from './check-exhibits.ts';
import { checkIds } from './check-ids.ts';
import { checkKnown, type KnownIds } from './check-known.ts';
import { checkLaw } from './check-law.ts';
import { checkMedia, picturesIn } from './check-media.ts';
import { checkProseFile } from './check-prose.ts';
import { compareProse } from './compare-prose.ts';
import { checkReferences } from './check-references.ts';
import { checkRoles } from './check-roles.ts';
import { readStructure } from './check-schema.ts';
import { compileScenario, engineVersion } from '../scenario/compile.ts';
import type { Finding } from '../scenario/finding.ts';
import { scenarioLanguages, type ScenarioLanguage } from '../scenario/ids.ts';
import { mediaHash, type MediaFile } from '../scenario/media.ts';
import { expectedProse } from './prose-expected.ts';
import { parseProse } from '../scenario/prose-parse.ts';
import type { ProseByLanguage } from '../scenario/prose-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Structure } from '../scenario/schema-scenario.ts';
import { largestFile, lineAt, notUtf8, readYaml, replacementCharacter } from '../scenario/yaml-read.ts';

/** The files of one scenario, as texts. */
export interface ScenarioFiles {
	/** As findings name it: `scenarios/villa-des-jasmins`. */
	readonly folder: string;
	readonly yaml: string;
	readonly prose: Readonly<Partial<Record<ScenarioLanguage, string>>>;
	/** What stands in `media/`; absent where nothing does. */
	readonly media?: readonly MediaFile[];
}

export interface CheckedScenario {
	readonly findings: readonly Finding[];
	/** The compiled scenario; null where an error was found. */
	readonly scenario: Scenario | null;
}

/**
 * Reads and checks the files of a scenario: structure, ids, types of every condition and effect, prose in every language.
 * Findings come sorted by file and line; an error means that the scenario cannot be played. Never throws for bad input.
 */
export function checkScenario(files: ScenarioFiles, known: KnownIds): CheckedScenario {
	const file = `${files.folder}/scenario.yaml`;
	const yaml = readYaml(file, files.yaml);
	const { structure, findings } = readStructure(file, yaml);
	if (structure === null) return { findings: sorted(findings), scenario: null };
	const check = checkContext(structure, file, yaml);
	if (structure.id !== files.folder.split('/').at(-1))
		check.tell(
			'scenario/id-mismatch',
			['id'],
			`The folder is called "${files.folder.split('/').at(-1) ?? ''}": expected the same id.`
		);
	checkIds(check);
	checkReferences(check);
	checkDecisions(check);
	checkExhibits(check);
	checkConditions(check);
	checkKnown(check, known);
	checkRoles(check);
	checkMedia(check, files.folder, files.media ?? []);
	const { prose, findings: proseFindings } = readProse(check, files);
	const all = sorted([...check.findings, ...proseFindings]);
	if (all.some(({ severity }) => severity === 'error')) return { findings: all, scenario: null };
	const media = hashesOf(check.structure, files.media ?? []);
	const bundle: Bundle = { format: 1, engine: engineVersion, structure: yaml.value, prose, ...(media && { media }) };
	return { findings: all, scenario: compileScenario(bundle) };
}

/** The hashes of the pictures that a case shows; none where it shows none. */
function hashesOf(structure: Structure, media: readonly MediaFile[]): Record<string, string> | null {
	const shown = picturesIn(structure).map(({ name }) => name);
	const files = media.filter(({ name }) => shown.includes(name));
	return files.length === 0 ? null : Object.fromEntries(files.map((file) => [file.name, mediaHash(file)]));
}

function readProse(
	check: CheckContext,
	{ folder, prose }: ScenarioFiles
): { prose: ProseByLanguage; findings: Finding[] } {
	const expected = expectedProse(check.structure);
	const findings: Finding[] = [];
	const declared = scenarioLanguages.filter((language) => check.structure.languages.includes(language));
	for (const language of scenarioLanguages)
		if (prose[language] !== undefined && !declared.includes(language))
			findings.push({
				...{ code: 'prose/undeclared-language', severity: 'warning', file: `${folder}/${language}.md`, line: 1 },
				message: `"languages" of scenario.yaml does not name "${language}": this file is not read.`
			});
	const read = declared.flatMap((language) => {
		const file = `${folder}/${language}.md`;
		const text = prose[language];
		const problem = unreadable(language, text);
		if (problem) findings.push({ ...problem, severity: 'error', file });
		return text === undefined || problem ? [] : [{ file, language, parsed: parseProse(file, text) }];
	});
	findings.push(
		...read.flatMap((one) => [...checkProseFile(check, expected, one), ...checkLaw(check.structure, one)]),
		...compareProse(check.structure, read)
	);
	return { prose: Object.fromEntries(read.map(({ language, parsed }) => [language, parsed.prose])), findings };
}

/** Why a file of prose cannot be read at all. */
function unreadable(
	language: ScenarioLanguage,
	text: string | undefined
): Pick<Finding, 'code' | 'line' | 'message'> | null {
	if (text === undefined)
		return { code: 'prose/missing-file', line: 1, message: `The prose in "${language}" is missing.` };
	if (text.length > largestFile)
		return { code: 'prose/too-large', line: 1, message: `The file is larger than ${largestFile} characters.` };
	const lost = text.indexOf(replacementCharacter);
	return lost === -1 ? null : { code: 'prose/encoding', line: lineAt(text, lost), message: notUtf8 };
}

const sorted = (findings: readonly Finding[]): Finding[] =>
	findings.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
