import type { ProseFile } from './check-prose.ts';
import type { Finding } from '../scenario/finding.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { ProseBlock } from '../scenario/prose-parse.ts';
import { numbersOfSource } from '../scenario/prose-tokens.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Structure } from '../scenario/schema-scenario.ts';

/** The blocks in which a case states the law; the story may name an article as people do. */
const legalBlocks = ['why', 'commentary'];

/** Every reason that names an article has a source, and one of its sources is that article. */
export function checkLaw(structure: Structure, { file, language, parsed }: ProseFile): Finding[] {
	const sources = sourcesByHeading(structure);
	return parsed.blocks
		.filter(({ block, heading }) => legalBlocks.includes(block) && sources.has(heading))
		.flatMap((block) => lawOf(file, language, block, sources.get(block.heading) ?? []));
}

function lawOf(file: string, language: ScenarioLanguage, block: ProseBlock, sources: readonly string[]): Finding[] {
	const known = sources.flatMap(numbersOfSource);
	const named = block.wordings.flatMap(({ text, line }) =>
		articlesIn(text, language).map((article) => ({ article, line: line + 1 }))
	);
	const unknown = named.find(({ article }) => !known.some((number) => isPartOf(article, number)));
	if (unknown === undefined || sources.some(isWholeLaw)) return [];
	const name = `"### ${block.block}" of "${block.heading}" names article ${unknown.article}`;
	return [
		sources.length === 0
			? {
					...{ code: 'prose/law-without-source', severity: 'error', file, line: unknown.line },
					message: `${name}, and scenario.yaml gives it no source: add "source: [...]" there.`
				}
			: {
					...{ code: 'prose/law-other-source', severity: 'warning', file, line: unknown.line },
					message: `${name}; its sources are ${sources.join(', ')}: is one missing, or the number wrong?`
				}
	];
}

/** A source that is a law and not one article of it covers whatever article is named. */
const isWholeLaw = (source: string): boolean => /^(?:loi|decret|dahir)-\d+(?:-\d+)*$/.test(source);

/** 82-5 is told by the source 82-5-1, and 82-5-1 by the source 82-5. */
const isPartOf = (article: string, number: string): boolean =>
	`${number}-`.startsWith(`${article}-`) || `${article}-`.startsWith(`${number}-`);

const articleWords: Readonly<Record<ScenarioLanguage, string>> = {
	fr: '(?<!\\p{L})(?:articles?|art\\.)',
	en: '(?<!\\p{L})(?:articles?|art\\.)',
	ar: '(?:ماد(?:ة|تين|تان)|مواد|فصل|فصلين|فصلان|فصول)'
};
const number = '\\d+(?:[-‑]\\d+)*(?![\\d°º])';
const list = `${number}(?:\\s*(?:,|،|et|ou|and|or|و|أو)\\s*${number})*`;

/** The numbers of the articles that a text names: « articles 448-5 et 448-6 », « المادتان 323 و324 ». */
function articlesIn(text: string, language: ScenarioLanguage): string[] {
	const mentions = text.matchAll(new RegExp(`${articleWords[language]}[\\s\u00a0]+(${list})`, 'giu'));
	return [...mentions].flatMap(([, numbers]) =>
		(numbers?.match(/\d+(?:[-‑]\d+)*/g) ?? []).map((one) => one.replaceAll('‑', '-'))
	);
}

/** The sources of everything that has a reason, by its heading in the prose. */
function sourcesByHeading(structure: Structure): ReadonlyMap<string, readonly string[]> {
	const entries: [string, readonly string[]][] = [
		...Object.entries(structure.gates).map(([id, { source }]): [string, string[]] => [`gate.${id}`, source]),
		...Object.entries(structure.incidents).map(([id, { source }]): [string, string[]] => [`incident.${id}`, source]),
		...Object.entries(structure.endings).map(([id, { source }]): [string, string[]] => [`ending.${id}`, source])
	];
	for (const scene of structure.scenes)
		for (const decision of scene.decisions)
			for (const [id, sources] of sourcesIn(decision))
				entries.push([`${scene.id}.${decision.id}.${id}`, [...sources, ...decision.source]]);
	return new Map(entries);
}

/** What a decision offers with the sources of each; a ruling, a ground or a step may name those of any outcome. */
function sourcesIn(decision: Decision): [string, readonly string[]][] {
	const carriers = decision.kind === 'write' ? decision.points : allConsequences(decision);
	const all = carriers.flatMap(({ source }) => source);
	const parts =
		decision.kind === 'ruling'
			? [...decision.rulings, ...decision.grounds]
			: decision.kind === 'order'
				? decision.steps
				: [];
	return [
		...parts.map((id): [string, readonly string[]] => [id, all]),
		...carriers.map(({ id, source }): [string, readonly string[]] => [id, source])
	];
}
