import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import {
	checkContent,
	courseLanguages,
	makeSearchIndex,
	searchDocuments,
	type Content,
	type CourseLanguage
} from '#lib/course/index.ts';
import { largeContent, lessonCount, wordOf } from './large-content.ts';
import { rowOf, type Row } from './row.ts';

/** What 500 lessons in three languages cost: at the start, and when a language is first searched. */
export const contentBench = async (): Promise<Row[]> => {
	const files = largeContent();
	const before = heapMegabytes();
	const begun = performance.now();
	const { content, ok, findings } = checkContent(files);
	const read = performance.now() - begun;
	if (!ok) throw new Error(`The generated content does not hold: ${JSON.stringify(findings)}`);
	const memory = heapMegabytes() - before;
	const start = [
		rowOf({ what: `${lessonCount} lessons × 3, at the start`, value: read, unit: 'ms', atMost: 1000 }),
		rowOf({ what: 'memory for them', value: memory, unit: 'MB', atMost: 64 })
	];
	const searches: Row[] = [];
	for (const language of courseLanguages) searches.push(...(await searchRows(content, language)));
	return [...start, ...searches];
};

async function searchRows(content: Content, language: CourseLanguage): Promise<Row[]> {
	const before = heapMegabytes();
	const begun = performance.now();
	const index = await makeSearchIndex(searchDocuments(content, language));
	const made = performance.now() - begun;
	const memory = heapMegabytes() - before;
	const times = Array.from({ length: 500 }, (_, at) => timeOf(() => index.find(queryOf(language, at))));
	const slowest = times.toSorted((a, b) => a - b).at(Math.floor(times.length * 0.99)) ?? 0;
	const text = index.toText().length / 1e6;
	return [
		rowOf({ what: `search in ${language}, index made once`, value: made, unit: 'ms' }),
		rowOf({ what: `search in ${language}, memory of the index`, value: memory, unit: 'MB' }),
		rowOf({ what: `search in ${language}, index as text`, value: text, unit: 'million characters' }),
		rowOf({ what: `search in ${language}, p99`, value: slowest, unit: 'ms', atMost: 50 })
	];
}

/** Two words of the language, frequent and rare ones in turn. */
const queryOf = (language: CourseLanguage, at: number): string =>
	`${wordOf(language, at % 50)} ${wordOf(language, (at * 37) % 20_000)}`;

const timeOf = (act: () => unknown): number => {
	const begun = performance.now();
	act();
	return performance.now() - begun;
};

const collector = v.function();

/** What is still held once everything else was collected. */
function heapMegabytes(): number {
	setFlagsFromString('--expose-gc');
	v.parse(collector, runInNewContext('gc'))();
	return process.memoryUsage().heapUsed / 1e6;
}
