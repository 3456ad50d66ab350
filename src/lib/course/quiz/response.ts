import type { Question } from './question.ts';

/** What a learner picked; in the order of the question's options, each at most once. */
export interface Response {
	readonly picked: readonly string[];
}

/** What is wrong with a submission, and nothing about what would be right. */
export type ResponseProblem =
	| { readonly code: 'question/nothing-picked' }
	| { readonly code: 'question/too-many-picked' }
	| { readonly code: 'question/unknown-option'; readonly option: string };

export type ReadResponse = { readonly response: Response } | { readonly problem: ResponseProblem };

/** Reads what was submitted to a question. Only the shape of the question is looked at, never its key. */
export function readResponse(
	question: { readonly kind: Question['kind']; readonly options: readonly { readonly id: string }[] },
	submitted: readonly string[]
): ReadResponse {
	const ids = question.options.map(({ id }) => id);
	const unknown = submitted.find((option) => !ids.includes(option));
	if (unknown !== undefined) return { problem: { code: 'question/unknown-option', option: unknown } };
	const picked = ids.filter((id) => submitted.includes(id));
	if (picked.length === 0) return { problem: { code: 'question/nothing-picked' } };
	if (question.kind !== 'multiple' && picked.length > 1) return { problem: { code: 'question/too-many-picked' } };
	return { response: { picked } };
}
