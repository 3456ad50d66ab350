import type { Content, PublishedLesson, Question } from '#lib/course/index.ts';
import { ruleText } from '#lib/records/index.ts';
import { canonicalJson, sha256Hex, type JsonValue } from '#lib/records/journal-chain.ts';
import type { BlobKind } from '../db/blob-repository.ts';

/** A published thing as it is kept: its exact text and the hash that stands for it in answers and facts. */
export interface ContentBlob {
	readonly kind: Exclude<BlobKind, 'scenario'>;
	readonly id: string;
	readonly body: string;
	readonly hash: string;
}

const blob = (kind: ContentBlob['kind'], id: string, body: string): ContentBlob => ({
	kind,
	id,
	body,
	hash: sha256Hex(body)
});

/** Everything of the content that is kept by hash. */
export const contentBlobs = ({ courses }: Content): readonly ContentBlob[] =>
	courses.flatMap(({ course, lessons, questions, rule }) => [
		blob('course', course.id, canonicalJson(asJson(course))),
		...[...lessons.values()].map((lesson) => blob('lesson', lesson.entry.id, lessonText(lesson))),
		...[...questions.values()].map((question) => blob('question', question.id, questionText(question))),
		...(rule ? [blob('rule', rule.id, ruleText(rule))] : [])
	]);

const lessonText = ({ module, entry, texts }: PublishedLesson): string =>
	canonicalJson(asJson({ format: 1, module: module.id, entry, texts }));

const questionText = (question: Question): string => canonicalJson(asJson(question));

/** The same data without fields that are undefined, which JSON cannot say. */
function asJson(value: unknown): JsonValue {
	if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
		return value;
	if (Array.isArray(value)) return value.map(asJson);
	if (typeof value !== 'object') throw new TypeError(`JSON cannot say ${typeof value}`);
	const said = Object.entries(value).filter(([, field]) => field !== undefined);
	return Object.fromEntries(said.map(([name, field]) => [name, asJson(field)]));
}
