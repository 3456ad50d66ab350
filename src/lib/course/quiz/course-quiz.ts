import { finalQuiz } from '#lib/records/index.ts';
import type { Course, CourseModule, QuizRules } from '../course.ts';
import type { Question } from './question.ts';

/** The diagnostic before a module, the test at its end, the final test of the course. */
export type QuizKind = 'diagnostic' | 'test' | 'final';

/** One of the quizzes that a course asks. */
export interface CourseQuiz {
	readonly kind: QuizKind;
	/** What attempts, facts and addresses name. Ids of modules have no colon, so none is taken for another. */
	readonly id: string;
	/** Null for the final test. */
	readonly module: CourseModule | null;
	readonly rules: QuizRules;
}

/** The id of a module's diagnostic; its test has the id of the module itself. */
export const diagnosticQuiz = (module: string): string => `diagnostic:${module}`;

/** The quizzes of a course in the order of its path. A diagnostic is taken once unless its rules say otherwise. */
export function quizzesOf(course: Course): readonly CourseQuiz[] {
	const ofModules = course.modules.flatMap((module): CourseQuiz[] => [
		...(module.diagnostic ? [diagnosticOf(module, module.diagnostic)] : []),
		...(module.test ? [{ kind: 'test', id: module.id, module, rules: module.test } as const] : [])
	]);
	if (!course.final) return ofModules;
	return [...ofModules, { kind: 'final', id: finalQuiz(course.id), module: null, rules: course.final }];
}

const diagnosticOf = (module: CourseModule, rules: QuizRules): CourseQuiz => ({
	kind: 'diagnostic',
	id: diagnosticQuiz(module.id),
	module,
	rules: { ...rules, attempts: rules.attempts ?? 1 }
});

/** The questions that a quiz draws from: a final test asks the test questions of every module. */
export const quizBank = <Q extends Pick<Question, 'module' | 'use'>>(
	{ kind, module }: Pick<CourseQuiz, 'kind' | 'module'>,
	questions: Iterable<Q>
): readonly Q[] =>
	[...questions].filter(
		(each) =>
			each.use === (kind === 'diagnostic' ? 'diagnostic' : 'test') && (module === null || each.module === module.id)
	);
