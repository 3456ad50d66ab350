import { ruleSchema, type Rule } from '#lib/records/index.ts';
import { addressProblem } from '../authoring/address-problem.ts';
import { errorAt, holds, warningAt, type Finding } from '../authoring/finding.ts';
import { courseSchema, lessonsOf, type Course } from '../course.ts';
import { competenciesSchema, glossarySchema } from '../glossary.ts';
import { publishedQuestions, questionsSchema } from '../quiz/question.ts';
import { sourcesSchema, type Source } from '../source.ts';
import type { Content, ContentFiles, ContentMedia, PublishedCourse } from './content.ts';
import { courseFindings, unusedQuestionFindings } from './course-findings.ts';
import { questionFindings } from './question-findings.ts';
import { quizFindings, ruleTestFindings } from './quiz-findings.ts';
import { duplicateFindings, missingFile, readShaped, type ShapedFile } from './read-files.ts';
import { readLessons, type LessonsAround } from './read-lessons.ts';

export interface CheckedContent {
	/** What could be read; publish it only when `ok`. */
	readonly content: Content;
	readonly findings: readonly Finding[];
	/** No finding is an error. */
	readonly ok: boolean;
}

type Report = (...findings: readonly Finding[]) => void;

/** Reads and checks a whole content folder: format 1 of docs/authors/lessons.md. */
export function checkContent(files: ContentFiles, media: ContentMedia = new Map()): CheckedContent {
	const findings: Finding[] = [];
	const report: Report = (...more) => void findings.push(...more);
	report(...encodingFindings(files));
	const sources = readSources(files, report);
	const terms = readTerms(files, new Set(sources.keys()), report);
	const competencies = readCompetencies(files, report);
	const around = { sources, terms: new Map(terms.map((term) => [term.id, term])), media };
	const folders = courseFolders(files);
	if (folders.length === 0) report(missingFile('<course>/course.yaml'));
	const courses = folders.flatMap((folder) => readCourse(files, folder, around, report) ?? []);
	report(...sharedIds(courses));
	findings.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
	return { content: { courses, sources, terms, competencies }, findings, ok: holds(findings) };
}

/** Bytes that are not UTF-8 were read as the replacement character, which no author types. */
const encodingFindings = (files: ContentFiles): readonly Finding[] =>
	[...files].flatMap(([file, text]) => {
		const at = text.indexOf('\uFFFD');
		const line = text.slice(0, at).split('\n').length;
		return at < 0 ? [] : [errorAt(file, line, 'content/encoding', 'The file is not UTF-8 text.')];
	});

const courseFolders = (files: ContentFiles): readonly string[] =>
	[...new Set([...files.keys()].filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''))].sort();

function readSources(files: ContentFiles, report: Report): ReadonlyMap<string, Source> {
	const file = 'sources.yaml';
	if (!files.has(file)) report(missingFile(file));
	const read = readShaped(files, file, sourcesSchema, report);
	if (!read) return new Map();
	const paths = read.value.sources.map(({ id }, index) => ({ id, path: ['sources', index, 'id'] }));
	report(...duplicateFindings(read.yaml, paths, 'sources'));
	for (const [index, { id, url }] of read.value.sources.entries()) {
		const wrong = url === undefined ? undefined : addressProblem(url);
		if (wrong === undefined) continue;
		report(errorAt(file, read.yaml.lineOf(['sources', index, 'url']), 'content/address', `${id}: ${wrong}`));
	}
	return new Map(read.value.sources.map((source) => [source.id, source]));
}

function readTerms(files: ContentFiles, sources: ReadonlySet<string>, report: Report): Content['terms'] {
	const read = readShaped(files, 'glossary.yaml', glossarySchema, report);
	if (!read) return [];
	const { terms } = read.value;
	report(
		...duplicateFindings(
			read.yaml,
			terms.map(({ id }, index) => ({ id, path: ['terms', index, 'id'] })),
			'terms'
		)
	);
	for (const [index, term] of terms.entries()) {
		const unknown = term.sources.filter((source) => !sources.has(source));
		const line = read.yaml.lineOf(['terms', index]);
		const say = (source: string) => `${term.id}: no source has the id ${source}.`;
		report(...unknown.map((source) => errorAt(read.yaml.file, line, 'content/unknown-source', say(source))));
	}
	return terms;
}

function readCompetencies(files: ContentFiles, report: Report): Content['competencies'] {
	const read = readShaped(files, 'competencies.yaml', competenciesSchema, report);
	if (!read) return [];
	const paths = read.value.competencies.map(({ id }, index) => ({ id, path: ['competencies', index, 'id'] }));
	report(...duplicateFindings(read.yaml, paths, 'competencies'));
	return read.value.competencies;
}

function readCourse(
	files: ContentFiles,
	folder: string,
	around: LessonsAround,
	report: Report
): PublishedCourse | undefined {
	const names = [`${folder}/course.yaml`, `${folder}/questions.yaml`] as const;
	report(...names.filter((name) => !files.has(name)).map(missingFile));
	const course = readShaped(files, names[0], courseSchema, report);
	const questions = readShaped(files, names[1], questionsSchema, report);
	const known = new Set(around.sources.keys());
	if (questions) report(...questionFindings(questions, course?.value, known));
	if (!course) return undefined;
	if (course.value.id !== folder)
		report(errorAt(names[0], course.yaml.lineOf(['id']), 'content/shape', `The id is that of the folder, ${folder}.`));
	report(...courseFindings(course, questions?.value.questions, known));
	if (questions)
		report(...quizFindings(course, questions.value.questions), ...unusedQuestionFindings(course, questions));
	return {
		course: course.value,
		lessons: readLessons(files, folder, course, around, report),
		questions: new Map(
			(questions ? publishedQuestions(questions.value) : []).map((question) => [question.id, question])
		),
		rule: readRuleOf(files, folder, course, report)
	};
}

function readRuleOf(files: ContentFiles, folder: string, course: ShapedFile<Course>, report: Report): Rule | undefined {
	const file = `${folder}/rule.yaml`;
	if (!files.has(file))
		report(warningAt(file, 1, 'content/missing-file', 'No rule: this course gives no certificate.'));
	const read = readShaped(files, file, ruleSchema, report);
	if (!read) return undefined;
	const { value: rule, yaml } = read;
	const lessons = new Set(lessonsOf(course.value).map(({ entry }) => entry.id));
	if (rule.course !== course.value.id)
		report(errorAt(file, yaml.lineOf(['course']), 'content/unknown-course', `The course here is ${course.value.id}.`));
	report(...ruleTestFindings(rule, course.value, yaml));
	const unknown = rule.lessons === 'all' ? [] : rule.lessons.filter((lesson) => !lessons.has(lesson));
	const line = yaml.lineOf(['lessons']);
	report(...unknown.map((id) => errorAt(file, line, 'content/unknown-lesson', `No lesson has the id ${id}.`)));
	return rule;
}

/** Facts and answers name lessons, modules and questions by id alone: over all courses each id stands for one thing. */
function sharedIds(courses: readonly PublishedCourse[]): readonly Finding[] {
	const owners = new Map<string, string>();
	return courses.flatMap(({ course, lessons, questions }) =>
		[
			...course.modules.map(({ id }) => `module ${id}`),
			...[...lessons.keys()].map((id) => `lesson ${id}`),
			...[...questions.keys()].map((id) => `question ${id}`)
		].flatMap((thing) => {
			const owner = owners.get(thing);
			owners.set(thing, course.id);
			const message = `The ${thing} exists in ${owner} and in ${course.id}.`;
			return owner === undefined || owner === course.id
				? []
				: [errorAt(`${course.id}/course.yaml`, 1, 'content/duplicate-id', message)];
		})
	);
}
