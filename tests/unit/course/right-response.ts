import { answerKey, type Question, type Response } from '#lib/course/index.ts';

/** The answer that earns full marks. */
export function rightResponse(question: Question): Response {
	const key = answerKey(question);
	switch (key.kind) {
		case 'choice':
			return { picked: [...key.right] };
		case 'parts':
			return question.kind === 'cloze' ? { filled: { ...key.right } } : { matched: { ...key.right } };
		case 'order':
			return { placed: Object.fromEntries(key.steps.map((step, index) => [step, index + 1])) };
		case 'number':
			return { number: key.value };
		case 'words':
			return { written: key.accept[0] ?? '' };
	}
}
