import type { Content, PublishedLesson, Question } from '#lib/course/index.ts';
import { canonicalJson, ruleText, sha256Hex } from '#lib/records/index.ts';
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
export const contentBlobs = ({ courses, sources }: Content): readonly ContentBlob[] => [
	...[...sources.values()].map((source) => blob('source', source.id, canonicalJson(source))),
	...courses.flatMap(({ course, lessons, questions, rule }) => [
		blob('course', course.id, canonicalJson(course)),
		...[...lessons.values()].map((lesson) => blob('lesson', lesson.entry.id, lessonText(lesson))),
		...[...questions.values()].map((question) => blob('question', question.id, questionText(question))),
		...(rule ? [blob('rule', rule.id, ruleText(rule))] : [])
	])
];

const lessonText = ({ module, entry, texts }: PublishedLesson): string =>
	canonicalJson({ format: 1, module: module.id, entry, texts });

const questionText = (question: Question): string => canonicalJson(question);
