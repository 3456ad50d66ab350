import type { Content } from '../check/content.ts';
import type { Term } from '../glossary.ts';
import { courseLanguages, type CourseLanguage, type LocalText } from '../language.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { sectionsOf } from '../lesson/lesson-sections.ts';
import type { Source } from '../source.ts';

export const searchKinds = ['lesson', 'law', 'term'] as const;

export type SearchKind = (typeof searchKinds)[number];

/** What the index of one language knows of a thing; `id` is its kind and its own id. */
export interface SearchDocument {
	readonly id: `${SearchKind} ${string}`;
	readonly title: string;
	readonly body: string;
	/** The same in the other languages, so that a word one knows from there leads here. */
	readonly other: string;
}

/** Everything that can be found in a language. */
export const searchDocuments = (
	{ courses, sources, terms }: Pick<Content, 'courses' | 'sources' | 'terms'>,
	language: CourseLanguage
): readonly SearchDocument[] => [
	...courses.flatMap(({ lessons }) => [...lessons].map(([id, lesson]) => lessonDocument(id, lesson.in[language]))),
	...[...sources.values()].map((source) => lawDocument(source, language)),
	...terms.map((term) => termDocument(term, language))
];

const lessonDocument = (id: string, lesson: Lesson): SearchDocument => ({
	id: `lesson ${id}`,
	title: lesson.head.title,
	body: [
		lesson.head.summary,
		...lesson.head.objectives,
		...sectionsOf(lesson).flatMap(({ title, text }) => [title, text])
	].join('\n'),
	other: ''
});

const lawDocument = ({ id, cite, says }: Source, language: CourseLanguage): SearchDocument => ({
	id: `law ${id}`,
	title: cite[language],
	body: says[language],
	other: [...others(cite, language), ...others(says, language)].join('\n')
});

const termDocument = (term: Term, language: CourseLanguage): SearchDocument => ({
	id: `term ${term.id}`,
	title: term[language],
	body: term.definition?.[language] ?? '',
	other: [
		...others(term, language),
		term.ar_also ?? '',
		...(term.definition ? others(term.definition, language) : [])
	].join('\n')
});

const others = (text: LocalText, language: CourseLanguage): readonly string[] =>
	courseLanguages.filter((one) => one !== language).map((one) => text[one]);
