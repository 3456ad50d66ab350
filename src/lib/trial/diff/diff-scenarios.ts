import type { ScenarioFiles } from '../check/check-scenario.ts';
import { readStructure } from '../check/check-schema.ts';
import { diffPictures, type PictureChange } from './diff-pictures.ts';
import { diffProse, translationsBehind, type Behind, type ProseChange } from './diff-prose.ts';
import { diffStructure, type StructureChange } from './diff-structure.ts';
import type { Finding } from '../scenario/finding.ts';
import { scenarioLanguages } from '../scenario/ids.ts';
import { parseProse } from '../scenario/prose-parse.ts';
import type { ProseByLanguage } from '../scenario/prose-types.ts';
import type { Structure } from '../scenario/schema-scenario.ts';
import { readYaml } from '../scenario/yaml-read.ts';

/** What changed between two states of a case. */
export interface ScenarioDiff {
	readonly structure: readonly StructureChange[];
	readonly prose: readonly ProseChange[];
	readonly pictures: readonly PictureChange[];
	/** `prose`: the structure is the same, which a mere correction of words or pictures leaves so. */
	readonly verdict: 'same' | 'prose' | 'structure';
	/** The version was not raised although something changed. */
	readonly sameVersion: boolean;
	readonly translations: readonly Behind[];
}

/** Fields that say who stands behind a case and since when, and nothing of how it plays. */
const signature = ['version', 'reviewer', 'review_date'];

/** Compares two states of a case, which need not hold; findings where a structure cannot be read at all. */
export function diffScenarios(before: ScenarioFiles, now: ScenarioFiles): ScenarioDiff | { findings: Finding[] } {
	const [old, fresh] = [read(before), read(now)];
	if (old.structure === null || fresh.structure === null) return { findings: [...old.findings, ...fresh.findings] };
	const structure = diffStructure(old.structure, fresh.structure);
	const prose = scenarioLanguages.flatMap((language) =>
		diffProse(language, old.prose[language] ?? {}, fresh.prose[language] ?? {})
	);
	const pictures = diffPictures(before.media, now.media);
	const plays = structure.some(({ what, field }) => what !== 'the case' || !signature.includes(field ?? ''));
	return {
		structure,
		prose,
		pictures,
		verdict: plays ? 'structure' : structure.length + prose.length + pictures.length > 0 ? 'prose' : 'same',
		sameVersion: old.structure.version === fresh.structure.version,
		translations: translationsBehind(prose, fresh.prose)
	};
}

interface Read {
	readonly structure: Structure | null;
	readonly prose: ProseByLanguage;
	readonly findings: readonly Finding[];
}

function read({ folder, yaml, prose }: ScenarioFiles): Read {
	const file = `${folder}/scenario.yaml`;
	const parsed = scenarioLanguages.flatMap((language) => {
		const text = prose[language];
		return text === undefined ? [] : [[language, parseProse(`${folder}/${language}.md`, text).prose] as const];
	});
	return { ...readStructure(file, readYaml(file, yaml)), prose: Object.fromEntries(parsed) };
}
