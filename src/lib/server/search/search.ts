import {
	bestSection,
	markWords,
	sectionsOf,
	snippetOf,
	type LessonOnPath,
	type MarkedRun,
	type SearchHit
} from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { progressOf } from '../learning/progress.ts';
import { sourceViews, type SourceView } from '../learning/source-view.ts';
import { lessonLine, lessonsOnPath, type LessonLine } from './lessons-on-path.ts';
import { termView, type TermView } from './term-view.ts';

type Marked = readonly MarkedRun[];

export interface LessonFound extends Omit<LessonLine, 'title'> {
	readonly title: Marked;
	/** The section in which the words stand; nothing of a lesson that is still closed. */
	readonly section: { readonly anchor: string; readonly title: Marked } | null;
	readonly snippet: Marked;
}

export interface LawFound {
	readonly id: string;
	readonly source: SourceView;
	readonly label: Marked;
	readonly says: Marked;
}

export interface TermFound extends Omit<TermView, 'name' | 'others' | 'definition'> {
	readonly name: Marked;
	readonly definition: Marked | null;
	readonly others: readonly { readonly language: Language; readonly name: Marked }[];
}

/** One kind of things found: how many there are, and those that are shown. */
export interface Group<Found> {
	readonly all: number;
	readonly shown: readonly Found[];
}

/** What a search found, for one person. */
export interface SearchView {
	readonly count: number;
	readonly near: boolean;
	/** An article was asked for: the texts of law come first. */
	readonly article: boolean;
	readonly lessons: Group<LessonFound>;
	readonly law: Group<LawFound>;
	readonly terms: Group<TermFound>;
	/** Where nothing was found: names of terms like what was typed. */
	readonly suggestions: readonly string[];
}

/** The groups of results, as an address names the one to show whole. */
export const searchGroups = ['lessons', 'law', 'terms'] as const;
export type SearchGroup = (typeof searchGroups)[number];

/** How many of a group are shown among others, and alone. */
const few = 6;
const many = 100;

export interface SearchAsked {
	readonly query: string;
	readonly language: Language;
	/** The one group to show whole. */
	readonly only: SearchGroup | null;
}

/** Searches lessons, texts of law and terms; undefined for somebody who does not learn here. Two queries. */
export async function search(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	{ query, language, only }: SearchAsked
): Promise<SearchView | undefined> {
	if (!may(person, 'lesson/take')) return undefined;
	const [index, progress] = await Promise.all([app.content.searchIndex(language), progressOf(app.db.read, person.id)]);
	const { hits, near, article } = index.find(query);
	const onPath = lessonsOnPath(app.content, progress);
	const count = hits.lesson.length + hits.law.length + hits.term.length;
	const group = <Found>(name: SearchGroup, all: readonly SearchHit[], show: (hit: SearchHit) => Found | []) => ({
		all: all.length,
		shown: all.slice(0, only === name ? many : only === null ? few : 0).flatMap(show)
	});
	return {
		count,
		near,
		article,
		lessons: group('lessons', hits.lesson, (hit) => lessonFound(app, hit, onPath, language)),
		law: group('law', hits.law, (hit) => lawFound(app, hit, language)),
		terms: group('terms', hits.term, (hit) => termFound(app, hit, language)),
		suggestions: count > 0 ? [] : namesOf(app, index.suggest(query), language)
	};
}

const namesOf = ({ content }: Pick<App, 'content'>, ids: readonly string[], language: Language): readonly string[] =>
	ids.flatMap((id) => content.terms.find((term) => term.id === id)?.[language] ?? []);

function lessonFound(
	{ content }: Pick<App, 'content'>,
	{ id, matched }: SearchHit,
	onPath: ReadonlyMap<string, LessonOnPath>,
	language: Language
): LessonFound | [] {
	const lesson = content.lesson(id);
	if (!lesson) return [];
	const line = lessonLine(content, lesson, onPath.get(id), language);
	const title = markWords(line.title, matched);
	if (line.state === 'locked') return { ...line, title, section: null, snippet: [] };
	const { head, ...text } = lesson.in[language];
	const section = bestSection(sectionsOf(text), matched);
	return {
		...line,
		title,
		section: section?.id ? { anchor: `#${section.id}`, title: markWords(section.title, matched) } : null,
		snippet: snippetOf(section?.text ?? head.summary, matched)
	};
}

function lawFound({ content }: Pick<App, 'content'>, { id, matched }: SearchHit, language: Language): LawFound | [] {
	const [source] = sourceViews(content, [id], language);
	return source ? { id, source, label: markWords(source.label, matched), says: markWords(source.says, matched) } : [];
}

function termFound({ content }: Pick<App, 'content'>, { id, matched }: SearchHit, language: Language): TermFound | [] {
	const term = content.terms.find((one) => one.id === id);
	if (!term) return [];
	const view = termView(content, term, language);
	return {
		...view,
		name: markWords(view.name, matched),
		definition: view.definition === null ? null : snippetOf(view.definition, matched),
		others: view.others.map((other) => ({ ...other, name: markWords(other.name, matched) }))
	};
}
