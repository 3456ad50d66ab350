import type { CourseLanguage } from '../language.ts';
import type { Question } from './question.ts';

/** A question as a browser may know it, in one language: nothing here says what is right. */
export interface PublicQuestion {
	readonly id: string;
	readonly kind: Question['kind'];
	readonly prompt: string;
	readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** Strips a question of everything that would tell its answer: the only way from a question to a browser. */
export const publicQuestion = ({ id, kind, prompt, options }: Question, language: CourseLanguage): PublicQuestion => ({
	id,
	kind,
	prompt: prompt[language],
	options: options.map((option) => ({ id: option.id, text: option.text[language] }))
});
