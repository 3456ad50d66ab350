import { errorAt, warningAt, type Finding } from '../authoring/finding.ts';
import type { Course } from '../course.ts';
import { namedSources } from '../quiz/named-sources.ts';
import { isChoice } from '../quiz/public-question.ts';
import type { Question, QuestionFile } from '../quiz/question.ts';
import { bankFindings } from './bank-findings.ts';
import { cueProblems } from './cue-problems.ts';
import { wordingProblems } from './item-quality.ts';
import { keyProblems } from './question-key.ts';
import { problem, type Problem } from './question-problem.ts';
import { duplicateFindings, type ShapedFile } from './read-files.ts';

/** What is wrong with the questions of a course: each by itself, and the bank as a whole. */
export function questionFindings(
	file: ShapedFile<QuestionFile>,
	course: Course | undefined,
	sources: ReadonlySet<string>
): readonly Finding[] {
	const { value, yaml } = file;
	const ids = (list: 'questions' | 'series') =>
		duplicateFindings(
			yaml,
			value[list].map(({ id }, index) => ({ id, path: [list, index, 'id'] })),
			list
		);
	const own = value.questions.flatMap((question, index) =>
		[
			...keyProblems(question),
			...wordingProblems(question),
			...cueProblems(question),
			...referenceProblems(question, course, sources),
			...seriesProblems(question, value)
		].map(({ code, message, path, warning }) => {
			const line = yaml.lineOf(['questions', index, ...path]);
			return (warning ? warningAt : errorAt)(yaml.file, line, code, `${question.id}: ${message}`);
		})
	);
	return [...ids('questions'), ...ids('series'), ...own, ...loneSeries(file), ...bankFindings(file)];
}

function referenceProblems(
	question: Question,
	course: Course | undefined,
	sources: ReadonlySet<string>
): readonly Problem[] {
	const problems = namedSources(question)
		.filter((source) => !sources.has(source))
		.map((source) => problem('content/unknown-source', `no source has the id ${source}.`));
	if (!course) return problems;
	if (question.use === 'diagnostic' && question.lesson === undefined)
		problems.push(problem('question/no-lesson', 'a diagnostic question names the lesson that it is about.'));
	const module = course.modules.find(({ id }) => id === question.module);
	if (!module) return [...problems, problem('content/unknown-module', `no module has the id ${question.module}.`)];
	if (question.lesson !== undefined && !module.lessons.some(({ id }) => id === question.lesson))
		problems.push(problem('content/unknown-lesson', `the module has no lesson ${question.lesson}.`));
	return problems;
}

function seriesProblems({ series, shown, kind, use }: Question, file: QuestionFile): readonly Problem[] {
	const problems: Problem[] = [];
	if (shown)
		problems.push(problem('content/unknown-field', 'format 1 has no field `shown`; name a `series`.', ['shown']));
	if (series !== undefined && !file.series.some(({ id }) => id === series))
		problems.push(problem('question/unknown-series', `no series has the id ${series}.`, ['series']));
	if (use === 'opener' && !isChoice(kind))
		problems.push(problem('question/wrong-use', 'an opener is a decision: single, multiple or true-false.', ['kind']));
	return problems;
}

/** A series is for several questions. */
const loneSeries = ({ value, yaml }: ShapedFile<QuestionFile>): readonly Finding[] =>
	value.series.flatMap(({ id }, index) => {
		const members = value.questions.filter(({ series }) => series === id).length;
		const message = `The series ${id} has ${members} of the two questions or more that make a series.`;
		return members >= 2 ? [] : [warningAt(yaml.file, yaml.lineOf(['series', index]), 'question/lone-series', message)];
	});
