import { courseLanguages } from '../language.ts';
import { gapsIn } from '../quiz/cloze-text.ts';
import { plainWord } from '../quiz/plain-word.ts';
import type { ChoiceQuestion, Question, QuestionOf } from '../quiz/question.ts';
import { problem, type Problem } from './question-problem.ts';

/** What is wrong with the key of a question: nothing right, too much right, or parts that cannot be told apart. */
export function keyProblems(question: Question): readonly Problem[] {
	switch (question.kind) {
		case 'matching':
			return repeatedIds([...question.pairs, ...(question.extra ?? [])], 'sides');
		case 'ordering':
			return repeatedIds(question.steps, 'steps');
		case 'numeric':
			return numericProblems(question);
		case 'short-text':
			return acceptProblems(question);
		case 'cloze':
			return clozeProblems(question);
		default:
			return choiceProblems(question);
	}
}

const repeatedIds = (parts: readonly { readonly id: string }[], what: string): readonly Problem[] =>
	new Set(parts.map(({ id }) => id)).size < parts.length
		? [problem('content/duplicate-id', `two ${what} have the same id.`)]
		: [];

function choiceProblems({ kind, options }: ChoiceQuestion): readonly Problem[] {
	const right = options.filter((option) => option.right).length;
	const problems: Problem[] = [...repeatedIds(options, 'options')];
	if (right === 0) problems.push(problem('question/no-right-answer', 'no option is right.'));
	if (kind !== 'multiple' && right > 1)
		problems.push(
			problem('question/several-right-answers', `a question of kind ${kind} has one right option, not ${right}.`)
		);
	const ids = options.map(({ id }) => id).toSorted();
	if (kind === 'true-false' && ids.join() !== 'false,true')
		problems.push(
			problem('question/true-false-options', 'the options of a true-false question are `true` and `false`.')
		);
	return problems;
}

const numericProblems = ({ tolerance = 0, near }: QuestionOf<'numeric'>): readonly Problem[] =>
	near !== undefined && near <= tolerance
		? [problem('question/numeric-range', '`near` is wider than `tolerance`, or absent.', ['near'])]
		: [];

const acceptProblems = ({ accept }: QuestionOf<'short-text'>): readonly Problem[] =>
	courseLanguages.flatMap((language) =>
		accept[language].some((answer) => plainWord(answer) === '')
			? [problem('question/no-right-answer', 'an accepted answer has no letter or digit.', ['accept', language])]
			: []
	);

function clozeProblems(question: QuestionOf<'cloze'>): readonly Problem[] {
	const { gaps } = question;
	const own = gaps.flatMap(({ id, options }, index): readonly Problem[] => {
		const right = options.filter((option) => option.right).length;
		const path = ['gaps', index];
		const repeated = repeatedIds(options, `options of the gap ${id}`);
		if (right === 0)
			return [...repeated, problem('question/no-right-answer', `nothing is right in the gap ${id}.`, path)];
		if (right === 1) return repeated;
		return [...repeated, problem('question/several-right-answers', `the gap ${id} has ${right} right options.`, path)];
	});
	return [...repeatedIds(gaps, 'gaps'), ...own, ...gapProblems(question)];
}

/** Every language has each gap once. */
function gapProblems({ gaps, text }: QuestionOf<'cloze'>): readonly Problem[] {
	const wanted = gaps.map(({ id }) => id).toSorted();
	return courseLanguages.flatMap((language) => {
		const found = gapsIn(text[language]).toSorted();
		if (found.join() === wanted.join()) return [];
		const message = `the ${language} sentence has the gaps ${found.join(', ') || '(none)'}, not ${wanted.join(', ')}.`;
		return [problem('question/cloze-gaps', message, ['text', language])];
	});
}
