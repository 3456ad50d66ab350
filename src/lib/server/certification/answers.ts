import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import type { Executor } from '../db/database.ts';
import { answersOf, type AnswerRow } from '../db/evidence-repository.ts';

/** An answer given in a test, with the question as it was then. */
export interface AnswerView {
	readonly prompt: string;
	readonly options: readonly { readonly text: string; readonly right: boolean; readonly picked: boolean }[];
	readonly marks: number;
	readonly max: number;
}

const texts = v.object({ fr: v.string(), ar: v.string(), en: v.string() });

/** What a certifier needs of a kept question, in any format so far. */
const keptQuestion = v.object({
	prompt: texts,
	options: v.array(v.object({ id: v.string(), text: texts, right: v.optional(v.boolean(), false) }))
});
const keptResponse = v.object({ picked: v.array(v.string()) });

/** The answers of attempts as a certifier reads them, by attempt, in the order in which they were given. */
export async function answersByAttempt(
	executor: Executor,
	attempts: readonly string[],
	language: Language
): Promise<Map<string, AnswerView[]>> {
	const rows = await answersOf(executor, attempts);
	return new Map(
		attempts.map((attempt) => [
			attempt,
			rows.filter(({ attempt_id }) => attempt_id === attempt).map((row) => answerView(row, language))
		])
	);
}

function answerView({ question, response, marks, max }: AnswerRow, language: Language): AnswerView {
	const { prompt, options } = v.parse(keptQuestion, JSON.parse(question));
	const { picked } = v.parse(keptResponse, JSON.parse(response));
	return {
		prompt: prompt[language],
		options: options.map(({ id, text, right }) => ({ text: text[language], right, picked: picked.includes(id) })),
		marks,
		max
	};
}
