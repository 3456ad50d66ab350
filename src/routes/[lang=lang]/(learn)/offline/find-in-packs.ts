import { bestSection, markWords, readSearchIndex, sectionsOf, snippetOf, type MarkedRun } from '#lib/course/index.ts';
import type { TakenModule } from './taken.ts';

type Marked = readonly MarkedRun[];

/** What a search found in the modules taken along, best first. */
export interface OfflineFound {
	readonly lessons: readonly {
		readonly id: string;
		readonly title: Marked;
		readonly snippet: Marked;
		readonly anchor: string;
	}[];
	readonly law: readonly { readonly id: string; readonly title: Marked; readonly snippet: Marked }[];
	readonly terms: readonly { readonly id: string; readonly title: Marked; readonly snippet: Marked }[];
}

/** Looks for words in the modules of one language that were taken along. */
export function findInPacks(modules: readonly TakenModule[], language: string, query: string): OfflineFound {
	const found = modules.filter(({ pack }) => pack.language === language).map((taken) => findInPack(taken, query));
	return {
		lessons: found.flatMap(({ lessons }) => lessons),
		law: once(found.flatMap(({ law }) => law)),
		terms: once(found.flatMap(({ terms }) => terms))
	};
}

/** Every pack has all texts of law and terms: two packs find them twice. */
const once = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] => [
	...new Map(all.map((one) => [one.id, one])).values()
];

function findInPack({ pack }: TakenModule, query: string): OfflineFound {
	const { hits } = readSearchIndex(pack.search).find(query);
	return {
		lessons: hits.lesson.flatMap(({ id, matched }) => {
			const lesson = pack.lessons.find((each) => each.id === id);
			if (!lesson) return [];
			const section = bestSection(sectionsOf(lesson), matched);
			const anchor = section?.id ? `#${section.id}` : '';
			return {
				id,
				title: markWords(lesson.title, matched),
				snippet: snippetOf(section?.text ?? lesson.summary, matched),
				anchor
			};
		}),
		law: hits.law.flatMap(({ id, matched }) => {
			const source = pack.sources.find((each) => each.id === id);
			return source ? { id, title: markWords(source.label, matched), snippet: markWords(source.says, matched) } : [];
		}),
		terms: hits.term.flatMap(({ id, matched }) => {
			const term = pack.terms.find((each) => each.id === id);
			return term ? { id, title: markWords(term.name, matched), snippet: markWords(term.definition, matched) } : [];
		})
	};
}
