import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import {
	checkContent,
	courseLanguages,
	makeSearchIndex,
	searchDocuments,
	type Content,
	type ContentFiles,
	type CourseLanguage
} from '#lib/course/index.ts';
import { checkedOnce } from '#lib/server/checked-once.ts';
import { emptyDataDir } from '../running-server.ts';
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
		rowOf({ what: `${lessonCount} lessons × 3, at a start after a change`, value: read, unit: 'ms', atMost: 1000 }),
		rowOf({ what: 'memory for them', value: memory, unit: 'MB', atMost: 64 }),
		...(await keptRows(files))
	];
	const searches: Row[] = [];
	for (const language of courseLanguages) searches.push(...(await searchRows(content, language)));
	return [...start, ...searches];
};

/** The same at a start that finds them as the build checked them. */
async function keptRows(files: ContentFiles): Promise<Row[]> {
	const before = { folder: await emptyDataDir(), build: 'bench', keeps: true };
	const open = () => checkedOnce(before, { name: 'content', given: files }, () => checkContent(files));
	await open();
	const heap = heapMegabytes();
	const begun = performance.now();
	const { content } = await open();
	const value = performance.now() - begun;
	const memory = heapMegabytes() - heap;
	if (content.courses.length === 0) throw new Error('What was kept has no course');
	return [
		rowOf({
			what: `${lessonCount} lessons × 3, at a start as the build checked them`,
			value,
			unit: 'ms',
			atMost: 1000
		}),
		rowOf({ what: 'memory for those', value: memory, unit: 'MB', atMost: 64 })
	];
}

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
