import { answerKey, type Question } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { testQuestion } from '#lib/server/learning/test-question.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import type { School } from './school.ts';

/** Begins the attempt with this number at a quiz of the small course; throws where it may not begin. */
export async function begun(school: School, person: Person, quiz: string, number = 1): Promise<string> {
	const started = await startTest(school, person, { course: 'petit', quiz, number });
	if (!started.ok) throw new Error(started.code);
	return started.attempt;
}

/** Answers each question of an attempt with what `pick` says of it. */
export async function answerAll(
	school: School,
	person: Person,
	at: { readonly quiz: string; readonly attempt: string },
	pick: (question: Question) => string
): Promise<void> {
	const asked = { course: 'petit', ...at };
	for (let position = 1; ; position += 1) {
		const shown = await testQuestion(school, person, { ...asked, position, language: 'fr' });
		if (!shown?.question) return;
		const question = school.content.question(shown.question.id);
		if (!question) throw new Error(`No question ${shown.question.id}`);
		await saveTestAnswer(school, person, { ...asked, position, picked: [pick(question)] });
	}
}

/** The option of a single choice that is right. */
export function rightPick(question: Question): string {
	const key = answerKey(question);
	return key.kind === 'choice' ? (key.right[0] ?? '') : '';
}

/** Takes a quiz from its start to its end; gives the attempt. */
export async function taken(
	school: School,
	person: Person,
	quiz: string,
	pick: (question: Question) => string = rightPick,
	number = 1
): Promise<string> {
	const attempt = await begun(school, person, quiz, number);
	await answerAll(school, person, { quiz, attempt }, pick);
	await submitTest(school, person, { course: 'petit', quiz, attempt });
	return attempt;
}

/** Finishes both lessons of the small course. */
export async function lessonsDone(school: School, person: Person): Promise<void> {
	for (const lesson of ['voir', 'agir']) await finishLesson(school, person, { course: 'petit', lesson });
}
