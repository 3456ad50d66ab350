import { gzipSync } from 'node:zlib';
import {
	makeSearchIndex,
	searchDocuments,
	type CourseLanguage,
	type CourseModule,
	type PublishedCourse,
	type Question
} from '#lib/course/index.ts';
import { canonicalJson, sha256Hex } from '#lib/records/index.ts';
import type { ContentLibrary, FoundLesson } from './content-library.ts';
import { lessonView, type LessonState, type LessonView } from './lesson-view.ts';
import { sourceViews, type SourceView } from './source-view.ts';
import { termViews, type TermView } from './term-view.ts';

/** The shape of a pack. A device refuses one of another shape and asks to take the module along again. */
export const packFormat = 1;

/** A lesson as it is read without a network, and what has to be finished before it. */
export interface PackedLesson extends LessonView {
	readonly requires: readonly string[];
}

/** A question that the device grades itself, key and all: of a lesson, never of a test. */
export interface PackedQuestion {
	readonly hash: string;
	readonly question: Question;
}

/** Everything of a module in one language that is needed to learn it without a network: nothing of any person. */
export interface ModulePack {
	readonly format: typeof packFormat;
	/** Stands for all the rest: another hash is another content. */
	readonly hash: string;
	readonly language: CourseLanguage;
	readonly course: { readonly id: string; readonly title: string };
	readonly module: { readonly id: string; readonly title: string; readonly summary: string };
	readonly lessons: readonly PackedLesson[];
	readonly questions: readonly PackedQuestion[];
	/** Every text of law, and the terms that are defined: what a search can find beside the lessons. */
	readonly sources: readonly SourceView[];
	readonly terms: readonly TermView[];
	/** What the lessons show and play, served at `/media/<hash>`. */
	readonly media: readonly string[];
	/** The search index of the pack, as `readSearchIndex` reads it. */
	readonly search: string;
}

/** A pack, and roughly how many bytes travel when it is taken along. */
export interface SizedPack {
	readonly pack: ModulePack;
	readonly bytes: number;
}

const made = new WeakMap<ContentLibrary, Map<string, Promise<SizedPack | undefined>>>();

/** The pack of a module in a language, made once from the content; undefined where there is no such module. */
export function modulePack(
	content: ContentLibrary,
	{ module, language }: { readonly module: string; readonly language: CourseLanguage }
): Promise<SizedPack | undefined> {
	const packs = made.get(content) ?? new Map<string, Promise<SizedPack | undefined>>();
	made.set(content, packs);
	const name = `${language} ${module}`;
	const pack = packs.get(name) ?? makePack(content, module, language);
	packs.set(name, pack);
	return pack;
}

async function makePack(content: ContentLibrary, id: string, language: CourseLanguage): Promise<SizedPack | undefined> {
	const course = content.courses.find(({ course }) => course.modules.some((module) => module.id === id));
	const module = course?.course.modules.find((each) => each.id === id);
	if (!course || !module) return undefined;
	const lessons = module.lessons.flatMap((entry) => content.lesson(entry.id) ?? []);
	const body = {
		format: packFormat,
		language,
		course: { id: course.course.id, title: course.course.title[language] },
		module: { id, title: module.title[language], summary: module.summary[language] },
		lessons: lessons.map((lesson) => packedLesson(content, lesson, language)),
		questions: questionsOf(content, module),
		sources: sourceViews(content, [...content.sources.keys()], language),
		terms: termViews(
			content,
			content.terms.map((term) => term.id),
			language
		),
		media: [...new Set(lessons.flatMap((lesson) => mediaIn(lesson, language)))],
		search: await searchText(content, course, module, language)
	} as const;
	const pack = { ...body, hash: sha256Hex(canonicalJson(body)) };
	return { pack, bytes: bytesOf(content, pack) };
}

/** The lesson as somebody sees it who has answered nothing and asked for the text. */
const packedLesson = (content: ContentLibrary, lesson: FoundLesson, language: CourseLanguage): PackedLesson => ({
	...lessonView(content, lesson, nothingDone, language),
	requires: lesson.entry.requires
});

const nothingDone: LessonState = {
	progress: { done: new Set(), known: new Set(), diagnosed: new Map(), passed: new Map(), opened: new Set() },
	place: null,
	answers: { given: new Map(), written: new Map() },
	drafts: new Map(),
	passedOver: true
};

/** What stands in a lesson. The question of a test has no business in one, whoever named it there. */
const questionsOf = (content: ContentLibrary, { lessons }: CourseModule): readonly PackedQuestion[] =>
	lessons
		.flatMap(({ opener, practice }) => [...(opener === undefined ? [] : [opener]), ...practice])
		.flatMap((id) => content.question(id) ?? [])
		.filter(({ use }) => use === 'opener' || use === 'practice')
		.map((question) => ({ hash: content.hashOf('question', question.id), question }));

const mediaIn = (lesson: FoundLesson, language: CourseLanguage): readonly string[] =>
	lesson.in[language].parts.flatMap((part) => {
		if (part.kind === 'figure') return [part.hash];
		if (part.kind !== 'video' && part.kind !== 'audio') return [];
		return [...part.files.map(({ hash }) => hash), ...(part.captions === null ? [] : [part.captions])];
	});

/** An index of what the pack holds and nothing else: what it finds can be shown. */
async function searchText(
	content: ContentLibrary,
	{ course, lessons }: PublishedCourse,
	module: CourseModule,
	language: CourseLanguage
): Promise<string> {
	const ids = new Set(module.lessons.map(({ id }) => id));
	const own = new Map([...lessons].filter(([id]) => ids.has(id)));
	const published = content.courses.filter((each) => each.course === course).map((each) => ({ ...each, lessons: own }));
	const terms = content.terms.filter(({ definition }) => definition !== undefined);
	const index = await makeSearchIndex(searchDocuments({ ...content, courses: published, terms }, language));
	return index.toText();
}

function bytesOf(content: ContentLibrary, pack: ModulePack): number {
	// Media are kept in base64: four characters for three bytes.
	const media = pack.media.reduce((sum, hash) => sum + (content.mediaLength(hash) * 3) / 4, 0);
	return Math.round(gzipSync(JSON.stringify(pack)).length + media);
}
