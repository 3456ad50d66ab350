import { errorAt, type Finding } from '../authoring/finding.ts';
import type { FindingCode } from '../authoring/finding-codes.ts';
import type { Course } from '../course.ts';
import type { Question } from '../quiz/question.ts';
import { duplicateFindings, type ShapedFile } from './read-files.ts';

type Problem = readonly [code: FindingCode, message: string];

/** What is wrong with the questions of a course, each by itself. */
export function questionFindings(
	{ value, yaml }: ShapedFile<{ readonly questions: readonly Question[] }>,
	course: Course | undefined,
	sources: ReadonlySet<string>
): readonly Finding[] {
	const { questions } = value;
	const paths = questions.map((question, index) => ({ id: question.id, path: ['questions', index, 'id'] }));
	const own = questions.flatMap((question, index) =>
		[...keyProblems(question), ...referenceProblems(question, course, sources)].map(([code, message]) =>
			errorAt(yaml.file, yaml.lineOf(['questions', index]), code, `${question.id}: ${message}`)
		)
	);
	return [...duplicateFindings(yaml, paths, 'questions'), ...own];
}

function keyProblems({ kind, options }: Question): readonly Problem[] {
	const right = options.filter((option) => option.right).length;
	const ids = options.map(({ id }) => id);
	const problems: Problem[] = [];
	if (new Set(ids).size < ids.length) problems.push(['content/duplicate-id', 'two options have the same id.']);
	if (right === 0) problems.push(['question/no-right-answer', 'no option is right.']);
	if (kind !== 'multiple' && right > 1)
		problems.push(['question/several-right-answers', `a question of kind ${kind} has one right option, not ${right}.`]);
	if (kind === 'true-false' && ids.toSorted().join() !== 'false,true')
		problems.push(['question/true-false-options', 'the options of a true-false question are `true` and `false`.']);
	return problems;
}

function referenceProblems(
	question: Question,
	course: Course | undefined,
	sources: ReadonlySet<string>
): readonly Problem[] {
	const problems: Problem[] = question.sources
		.filter((source) => !sources.has(source))
		.map((source) => ['content/unknown-source', `no source has the id ${source}.`]);
	if (!course) return problems;
	const module = course.modules.find(({ id }) => id === question.module);
	if (!module) return [...problems, ['content/unknown-module', `no module has the id ${question.module}.`]];
	if (question.lesson !== undefined && !module.lessons.some(({ id }) => id === question.lesson))
		problems.push(['content/unknown-lesson', `the module has no lesson ${question.lesson}.`]);
	return problems;
}
