import type { Question } from './question.ts';

/** Every source that a question names: for itself, as its article, or for an option. */
export function namedSources(question: Question): readonly string[] {
	const gaps = question.kind === 'cloze' ? question.gaps.flatMap(({ options }) => options) : [];
	const options = 'options' in question ? question.options : gaps;
	return [
		...question.sources,
		...(question.article === undefined ? [] : [question.article]),
		...options.flatMap(({ source = [] }) => source)
	];
}
