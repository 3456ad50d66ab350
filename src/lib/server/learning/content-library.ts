import {
	makeSearchIndex,
	searchDocuments,
	type Content,
	type CourseLanguage,
	type Finding,
	type LawChange,
	type PublishedCourse,
	type PublishedLesson,
	type Question,
	type SearchIndex
} from '#lib/course/index.ts';
import { canonicalJson, sha256Hex, type Rule } from '#lib/records/index.ts';
import type { CheckedBefore } from '../checked-once.ts';
import { inTransaction, type Db } from '../db/database.ts';
import { currentContent, hasBlob, putBlob, setCurrentContent, withdrawContent } from '../db/blob-repository.ts';
import { journalPublished } from '../db/journal-published.ts';
import { checkContentFolder, type CheckedFolder } from './check-folder.ts';
import { contentBlobs, type ContentBlob } from './content-blobs.ts';
import { noticedLawChanges, noticeLawChange } from './law-changes.ts';
import type { StoredCourseMedia } from './read-content-folder.ts';

/** A published lesson and the course it belongs to. */
export interface FoundLesson extends PublishedLesson {
	readonly course: PublishedCourse;
}

/** What can be learnt here: read from disk once, checked, and kept by hash. */
export interface ContentLibrary extends Content {
	course(id: string): PublishedCourse | undefined;
	lesson(id: string): FoundLesson | undefined;
	question(id: string): Question | undefined;
	/** The lesson that a question belongs to. */
	taughtIn(question: string): FoundLesson | undefined;
	/** The hash under which the current version of a thing is kept; throws for a thing that does not exist. */
	hashOf(kind: ContentBlob['kind'], id: string): string;
	/** Everything that can be found in a language, ready once it has been asked for. */
	searchIndex(language: CourseLanguage): Promise<SearchIndex>;
	/** Texts of law that a later version replaced, the latest first. */
	readonly lawChanges: readonly LawChange[];
	/** Stands for all that packs are made of: texts, terms and media. */
	readonly fingerprint: string;
	/** How many characters a medium has as it is kept; 0 for one that is not. */
	mediaLength(hash: string): number;
	/** What the certificate of a course asks. */
	rule(course: string): { readonly rule: Rule; readonly hash: string } | undefined;
}

/** The content cannot be published: the server does not start with it. */
export class BrokenContent extends Error {
	constructor(findings: readonly Finding[]) {
		const lines = findings
			.filter(({ severity }) => severity === 'error')
			.map(({ file, line, code, message }) => `  ${file}:${line}  ${code}  ${message}`);
		super(`The content has errors; « npm run content » shows them too:\n${lines.join('\n')}`);
	}
}

/**
 * Reads and checks the content folder and keeps what is new of it in the database.
 * @throws BrokenContent when the check finds an error
 */
export async function openContent(db: Db, folder: string, at: string, before?: CheckedBefore): Promise<ContentLibrary> {
	const checked = await checkContentFolder(folder, before);
	if (!checked.ok) throw new BrokenContent(checked.findings);
	const blobs = contentBlobs(checked.content);
	await keep(db, blobs, at);
	await keepMedia(db, checked.content, checked.media, at);
	return libraryOf(checked, blobs, await noticedLawChanges(db));
}

/** The content of a folder that was checked, where no database is at hand: for what is made of it ahead. */
export const libraryAhead = (checked: CheckedFolder): ContentLibrary =>
	libraryOf(checked, contentBlobs(checked.content), []);

/** Writes what changed since the last start, and nothing when nothing did. */
async function keep(db: Db, blobs: readonly ContentBlob[], at: string): Promise<void> {
	const kinds = ['source', 'course', 'lesson', 'question', 'rule'] as const;
	for (const kind of kinds) {
		const kept = await currentContent(db.read, kind);
		const wanted = blobs.filter((blob) => blob.kind === kind);
		const changed = wanted.filter(({ id, hash }) => kept.get(id) !== hash);
		const gone = [...kept.keys()].filter((id) => !wanted.some((blob) => blob.id === id));
		if (changed.length + gone.length === 0) continue;
		await inTransaction(db, async (trx) => {
			for (const blob of changed) {
				const { id, body } = blob;
				const hash = await putBlob(trx, kind, body, at);
				if (kind === 'source') await noticeLawChange(trx, blob, kept.get(id), at);
				await setCurrentContent(trx, { kind, contentId: id, hash });
			}
			for (const id of gone) await withdrawContent(trx, kind, id);
			await journalPublished(trx, { kind, changed, gone, at });
		});
	}
}

/** Keeps what the lessons show, where it is not kept yet: the bytes of a picture never change under its hash. */
async function keepMedia(
	db: Db,
	{ courses }: Content,
	media: ReadonlyMap<string, StoredCourseMedia>,
	at: string
): Promise<void> {
	const shown = courses.flatMap(({ course, lessons }) =>
		[...lessons.values()]
			.flatMap((lesson) => Object.values(lesson.in).flatMap((each) => each.media))
			.map((name) => media.get(`${course.id}/media/${name}`))
	);
	for (const { hash, body } of new Set(shown.flatMap((file) => file ?? [])))
		if (!(await hasBlob(db.read, hash))) await inTransaction(db, (trx) => putBlob(trx, 'media', body, at));
}

function libraryOf(
	{ content, media }: Pick<CheckedFolder, 'content' | 'media'>,
	blobs: readonly ContentBlob[],
	lawChanges: readonly LawChange[]
): ContentLibrary {
	const lengths = new Map([...media.values()].map(({ hash, body }) => [hash, body.length]));
	const courses = new Map(content.courses.map((published) => [published.course.id, published]));
	const lessons = new Map(
		content.courses.flatMap((course) => [...course.lessons].map(([id, lesson]) => [id, { ...lesson, course }] as const))
	);
	const questions = new Map(content.courses.flatMap((course) => [...course.questions]));
	const hashes = new Map(blobs.map(({ kind, id, hash }) => [`${kind} ${id}`, hash]));
	const hashOf = (kind: ContentBlob['kind'], id: string): string => {
		const hash = hashes.get(`${kind} ${id}`);
		if (hash === undefined) throw new Error(`There is no ${kind} ${id}`);
		return hash;
	};
	return {
		...content,
		course: (id) => courses.get(id),
		lesson: (id) => lessons.get(id),
		question: (id) => questions.get(id),
		taughtIn: (id) =>
			lessons.get(questions.get(id)?.lesson ?? '') ??
			[...lessons.values()].find(({ entry }) => entry.opener === id || entry.practice.includes(id)),
		hashOf,
		lawChanges,
		searchIndex: searchIndexesOf(content),
		fingerprint: sha256Hex(canonicalJson([blobs.map(({ hash }) => hash), content.terms, [...lengths.keys()]])),
		mediaLength: (hash) => lengths.get(hash) ?? 0,
		rule: (course) => {
			const rule = courses.get(course)?.rule;
			return rule && { rule, hash: hashOf('rule', rule.id) };
		}
	};
}

/**
 * The index of a language is made when it is first asked for: the start does not wait for it, and a language in which
 * nobody searches holds no memory.
 */
function searchIndexesOf(content: Content): ContentLibrary['searchIndex'] {
	const made = new Map<CourseLanguage, Promise<SearchIndex>>();
	return (language) => {
		const index = made.get(language) ?? makeSearchIndex(searchDocuments(content, language));
		made.set(language, index);
		return index;
	};
}
