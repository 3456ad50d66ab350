import type { Rule } from '#lib/records/index.ts';
import { testsAsked } from '#lib/records/index.ts';
import { errorAt, warningAt, type Finding } from '../authoring/finding.ts';
import type { Course, CourseModule } from '../course.ts';
import { quizBank, quizzesOf, type CourseQuiz } from '../quiz/course-quiz.ts';
import { fewestForLesson } from '../quiz/lesson-results.ts';
import type { Question } from '../quiz/question.ts';
import type { ShapedFile } from './read-files.ts';

/** What is wrong between the quizzes of a course and the questions they draw from. */
export const quizFindings = (
	{ value: course, yaml }: ShapedFile<Course>,
	questions: readonly Question[]
): readonly Finding[] =>
	quizzesOf(course).flatMap((quiz) => {
		const { kind, module } = quiz;
		const line = yaml.lineOf(module ? ['modules', course.modules.indexOf(module), kind] : ['final']);
		const bank = quizBank(quiz, questions);
		return [
			...tooSmall(course, quiz, bank).map((message) => errorAt(yaml.file, line, 'test/bank-too-small', message)),
			...(module
				? []
				: uneven(course, quiz, bank).map((message) => errorAt(yaml.file, line, 'test/bank-uneven', message))),
			...(module && kind === 'diagnostic' ? undiagnosed(module, quiz, bank) : []).map((message) =>
				warningAt(yaml.file, line, 'test/lesson-not-diagnosed', message)
			)
		];
	});

function tooSmall(course: Course, { kind, module, rules }: CourseQuiz, bank: readonly Question[]): readonly string[] {
	if (bank.length >= rules.draw) return [];
	return [`${module?.id ?? course.id}: the ${kind} draws ${rules.draw} questions, its bank has ${bank.length}.`];
}

/** A final test asks as much of each module: each has its share of the draw. */
function uneven({ modules }: Course, { rules }: CourseQuiz, bank: readonly Question[]): readonly string[] {
	const share = Math.floor(rules.draw / modules.length);
	return modules
		.map(({ id }) => ({ id, has: bank.filter(({ module }) => module === id).length }))
		.filter(({ has }) => has < share)
		.map(({ id, has }) => `final: ${id} has ${has} test questions of the ${share} that are its share.`);
}

/** Lessons that a diagnostic can never tell are known: too few questions are about them, or too few are drawn. */
function undiagnosed(module: CourseModule, { rules }: CourseQuiz, bank: readonly Question[]): readonly string[] {
	const few = module.lessons.filter(({ id }) => bank.filter(({ lesson }) => lesson === id).length < fewestForLesson);
	const wanted = fewestForLesson * (module.lessons.length - few.length);
	const drawn = `${module.id}: ${rules.draw} questions are drawn; two a lesson need ${wanted}.`;
	return [
		...few.map(({ id }) => `${id}: fewer than ${fewestForLesson} diagnostic questions are about it.`),
		...(rules.draw < wanted ? [drawn] : [])
	];
}

/** Tests that a rule asks for and its course does not have. */
export function ruleTestFindings(rule: Rule, course: Course, yaml: ShapedFile<Rule>['yaml']): readonly Finding[] {
	const tested = course.modules.filter(({ test }) => test !== undefined).map(({ id }) => id);
	const line = yaml.lineOf(rule.test ? ['test', 'module'] : ['tests', 'modules']);
	const unknown = testsAsked(rule, tested)
		.filter((module) => !tested.includes(module))
		.map((module) => errorAt(yaml.file, line, 'content/unknown-module', `No module ${module} has a test.`));
	if (!rule.final || course.final) return unknown;
	const none = `${course.id} has no final test.`;
	return [...unknown, errorAt(yaml.file, yaml.lineOf(['final']), 'content/no-final', none)];
}
