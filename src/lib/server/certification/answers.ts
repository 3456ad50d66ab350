import * as v from 'valibot';
import { feedbackOn, questionSchema, responseSchema, type Feedback } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Executor } from '../db/database.ts';
import { answersOf, type AnswerRow } from '../db/evidence-repository.ts';

/** An answer given in a test, with the question as it was then. */
export interface AnswerView extends Pick<Feedback, 'options' | 'parts' | 'measure'> {
	readonly prompt: string;
	readonly marks: number;
	readonly max: number;
}

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

function answerView({ question: kept, response, marks, max }: AnswerRow, language: Language): AnswerView {
	const question = v.parse(questionSchema, JSON.parse(kept));
	const given = v.parse(responseSchema, JSON.parse(response));
	const { options, parts, measure } = feedbackOn(question, given, language);
	return { prompt: question.prompt[language], options, parts, measure, marks, max };
}
