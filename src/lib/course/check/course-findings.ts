import { errorAt, warningAt, type Finding } from '../authoring/finding.ts';
import type { FindingCode } from '../authoring/finding-codes.ts';
import type { Course, CourseModule, LessonEntry } from '../course.ts';
import { lessonsOf } from '../course.ts';
import type { Question } from '../quiz/question.ts';
import { duplicateFindings, type ShapedFile } from './read-files.ts';

type Path = readonly (string | number)[];
type Problem = readonly [code: FindingCode, message: string, path: Path];

/** What is wrong between a course, its questions and the sources. */
export function courseFindings(
	{ value: course, yaml }: ShapedFile<Course>,
	questions: readonly Question[] | undefined,
	sources: ReadonlySet<string>
): readonly Finding[] {
	const problems = course.modules.flatMap((module, at) => [
		...moduleProblems(course, module, ['modules', at]),
		...module.lessons.flatMap((entry, index) =>
			lessonProblems(course, module, entry, questions, sources, ['modules', at, 'lessons', index])
		)
	]);
	return [
		...duplicates(course, yaml),
		...problems.map(([code, message, path]) => errorAt(yaml.file, yaml.lineOf(path), code, message))
	];
}

function duplicates(course: Course, yaml: ShapedFile<Course>['yaml']): readonly Finding[] {
	const modules = course.modules.map(({ id }, at) => ({ id, path: ['modules', at, 'id'] }));
	const lessons = course.modules.flatMap((module, at) =>
		module.lessons.map(({ id }, index) => ({ id, path: ['modules', at, 'lessons', index] }))
	);
	return [...duplicateFindings(yaml, modules, 'modules'), ...duplicateFindings(yaml, lessons, 'lessons')];
}

function moduleProblems(course: Course, module: CourseModule, path: Path): readonly Problem[] {
	return module.requires.flatMap((required, index): readonly Problem[] => {
		const at = [...path, 'requires', index];
		const other = course.modules.find(({ id }) => id === required);
		if (!other) return [['content/unknown-module', `${module.id}: no module has the id ${required}.`, at]];
		if (!other.test)
			return [['content/unknown-module', `${module.id}: ${required} has no test that could be passed first.`, at]];
		const reaches = isRequiredBy(module.id, required, (id) => course.modules.find((m) => m.id === id)?.requires);
		return reaches ? [['content/circle', `${module.id} and ${required} require each other.`, at]] : [];
	});
}

function lessonProblems(
	course: Course,
	module: CourseModule,
	entry: LessonEntry,
	questions: readonly Question[] | undefined,
	sources: ReadonlySet<string>,
	path: Path
): readonly Problem[] {
	const asked = (id: string, use: 'opener' | 'practice', at: Path) =>
		questions ? questionProblems(id, use, module, entry, questions, at) : [];
	return [
		...entry.sources
			.filter((source) => !sources.has(source))
			.map((source): Problem => ['content/unknown-source', `${entry.id}: no source has the id ${source}.`, path]),
		...(entry.opener === undefined ? [] : asked(entry.opener, 'opener', [...path, 'opener'])),
		...entry.practice.flatMap((id, index) => asked(id, 'practice', [...path, 'practice', index])),
		...entry.requires.flatMap((required) => requiredLessonProblems(course, entry, required, path))
	];
}

function questionProblems(
	id: string,
	use: 'opener' | 'practice',
	module: CourseModule,
	entry: LessonEntry,
	questions: readonly Question[],
	path: Path
): readonly Problem[] {
	const question = questions.find((each) => each.id === id);
	if (!question) return [['content/unknown-question', `${entry.id}: no question has the id ${id}.`, path]];
	if (question.module !== module.id)
		return [['question/wrong-module', `${entry.id}: ${id} belongs to the module ${question.module}.`, path]];
	if (question.use !== use)
		return [['question/wrong-use', `${entry.id}: ${id} is a question of use ${question.use}, not ${use}.`, path]];
	return [];
}

function requiredLessonProblems(course: Course, entry: LessonEntry, required: string, path: Path): readonly Problem[] {
	const entries = lessonsOf(course).map((each) => each.entry);
	if (!entries.some(({ id }) => id === required))
		return [['content/unknown-lesson', `${entry.id}: no lesson has the id ${required}.`, path]];
	const reaches = isRequiredBy(entry.id, required, (id) => entries.find((each) => each.id === id)?.requires);
	return reaches ? [['content/circle', `${entry.id} and ${required} require each other.`, path]] : [];
}

/** Whether `wanted` is reached from `from` by following what is required. */
function isRequiredBy(
	wanted: string,
	from: string,
	requiresOf: (id: string) => readonly string[] | undefined,
	seen = new Set<string>()
): boolean {
	if (from === wanted) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	return (requiresOf(from) ?? []).some((next) => isRequiredBy(wanted, next, requiresOf, seen));
}

/** Questions that nothing asks: openers and practice questions which no lesson names. */
export function unusedQuestionFindings(
	{ value: course }: ShapedFile<Course>,
	{ value, yaml }: ShapedFile<{ readonly questions: readonly Question[] }>
): readonly Finding[] {
	const named = new Set(lessonsOf(course).flatMap(({ entry }) => [entry.opener, ...entry.practice]));
	return value.questions.flatMap(({ id, use }, index) =>
		use === 'test' || use === 'diagnostic' || named.has(id)
			? []
			: [warningAt(yaml.file, yaml.lineOf(['questions', index]), 'question/unused', `No lesson asks ${id}.`)]
	);
}
