import { percentOf, type QuizKind } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { AttemptRow } from '../db/quiz-attempt-repository.ts';
import type { AskedQuiz, FoundQuiz } from './test-state.ts';

/** A quiz in a language. */
export type QuizInLanguage = AskedQuiz & { readonly language: Language };

/** What a quiz is called, and what it asks. */
export interface TestHead {
	readonly kind: QuizKind;
	readonly quiz: string;
	/** Of the module, or of the course for its final test. */
	readonly title: string;
	readonly course: { readonly id: string; readonly title: string };
	readonly draw: number;
	readonly pass: number;
}

/** Names a quiz in a language. */
export const headOf = ({ course, module, kind, id, rules }: FoundQuiz, language: Language): TestHead => ({
	...{ kind, quiz: id, draw: rules.draw, pass: rules.pass },
	title: (module ?? course.course).title[language],
	course: { id: course.course.id, title: course.course.title[language] }
});

/** An attempt that has ended. */
export interface ClosedAttempt {
	readonly id: string;
	readonly at: string;
	readonly percent: number;
	readonly passed: boolean;
}

/** Reads it; empty while the attempt is open. */
export function closedAttempt({ id, marks, max, closed_at }: AttemptRow, pass: number): readonly ClosedAttempt[] {
	if (closed_at === null || marks === null || max === null) return [];
	const percent = percentOf([{ marks, max }]);
	return [{ id, at: closed_at, percent, passed: percent >= pass }];
}
