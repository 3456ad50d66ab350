import {
	feedbackOn,
	learningPath,
	publicQuestion,
	type LessonPart,
	type NextStep,
	type OutlineEntry,
	type Progress
} from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary, FoundLesson } from './content-library.ts';
import { documentsOnce, feedbackView, type QuestionView } from './feedback-view.ts';
import type { LessonAnswers } from './lesson-answers.ts';
import { sourceViews, type SourceView } from './source-view.ts';
import { stepView, type StepView } from './step-view.ts';
import { termViews, type TermView } from './term-view.ts';

/** A stretch of the lesson with what belongs to it. */
export type PartView =
	| Exclude<LessonPart, { kind: 'law' | 'reflection' | 'your-case' }>
	| { readonly kind: 'law'; readonly html: string; readonly source: SourceView }
	| {
			/** In a case of one's own, names are asked about before it is kept. */
			readonly kind: 'reflection' | 'your-case';
			readonly id: string;
			readonly html: string;
			/** What stands in the notebook, and the version it is. */
			readonly saved: { readonly textId: string; readonly body: string } | null;
			/** What was being typed and not saved. */
			readonly draft: string | null;
	  };

/** A part that asks for a text of the learner's own. */
export type WritingPart = Extract<PartView, { kind: 'reflection' | 'your-case' }>;

/** A question of a lesson, and its version: what was answered while the link was cut says which it was. */
export interface LessonQuestion extends QuestionView {
	readonly version: string;
}

export interface LessonView {
	readonly id: string;
	readonly course: { readonly id: string; readonly title: string };
	readonly title: string;
	readonly summary: string;
	readonly objectives: readonly string[];
	readonly minutes: number;
	readonly contentNote: string | null;
	readonly opener: LessonQuestion | null;
	/** The text is shown once the opening decision is taken, or passed over. */
	readonly textShown: boolean;
	readonly parts: readonly PartView[];
	readonly outline: readonly OutlineEntry[];
	/** The terms of the glossary that the text uses. */
	readonly terms: readonly TermView[];
	readonly sources: readonly SourceView[];
	readonly practice: readonly LessonQuestion[];
	readonly done: boolean;
	/** A diagnostic told that it is known: it need not be read, and can be. */
	readonly known: boolean;
	/** What comes after this lesson. */
	readonly next: StepView;
	/** Where the person left off. */
	readonly place: string | null;
}

/** What is known of the person when a lesson is shown. */
export interface LessonState {
	readonly progress: Progress;
	readonly place: string | null;
	readonly answers: LessonAnswers;
	/** By reflection. */
	readonly drafts: ReadonlyMap<string, string>;
	/** The person asked for the text without taking the opening decision. */
	readonly passedOver: boolean;
}

/** Puts a lesson together for one person in one language. */
export function lessonView(
	content: ContentLibrary,
	lesson: FoundLesson,
	state: LessonState,
	language: Language
): LessonView {
	const { entry, course } = lesson;
	const text = lesson.in[language];
	const known = state.progress.known.has(entry.id);
	const done = state.progress.done.has(entry.id) && !known;
	const ask = (id: string) => questionView(content, id, state.answers, language);
	const opener = entry.opener === undefined ? null : ask(entry.opener);
	const textShown = !opener || opener.feedback !== null || state.passedOver || done || state.place !== null;
	return {
		id: entry.id,
		course: { id: course.course.id, title: course.course.title[language] },
		...text.head,
		minutes: entry.minutes,
		contentNote: entry.content_note?.[language] ?? null,
		opener,
		textShown,
		parts: textShown ? text.parts.map((part) => partView(content, part, state, language)) : [],
		outline: textShown ? text.outline : [],
		terms: textShown ? termViews(content, text.terms, language) : [],
		sources: textShown ? sourceViews(content, [...new Set([...text.citations, ...entry.sources])], language) : [],
		practice: textShown ? documentsOnce(entry.practice.flatMap((id) => ask(id) ?? [])) : [],
		...{ done, known },
		next: stepView(course.course, stepAfter(lesson, state.progress), course.lessons, language),
		place: state.place
	};
}

/** Where the path leads once this lesson is done. */
function stepAfter({ course, entry }: FoundLesson, progress: Progress): NextStep {
	const done = new Set([...progress.done, entry.id]);
	return learningPath(course.course, { ...progress, done }).next;
}

function partView(content: ContentLibrary, part: LessonPart, state: LessonState, language: Language): PartView {
	if (part.kind === 'reflection' || part.kind === 'your-case') {
		const saved = state.answers.written.get(part.id) ?? null;
		const draft = state.drafts.get(part.id) ?? null;
		return { ...part, saved, draft: draft === saved?.body ? null : draft };
	}
	if (part.kind !== 'law') return part;
	const [source] = sourceViews(content, [part.source], language);
	return source ? { kind: 'law', html: part.html, source } : { kind: 'note', html: part.html };
}

function questionView(
	content: ContentLibrary,
	id: string,
	{ given }: LessonAnswers,
	language: Language
): LessonQuestion | null {
	const question = content.question(id);
	if (!question) return null;
	const response = given.get(id);
	return {
		version: content.hashOf('question', id),
		question: publicQuestion(question, language),
		feedback: response ? feedbackView(content, feedbackOn(question, response, language), language) : null
	};
}
