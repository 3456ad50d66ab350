import { errorAt, warningAt, type Finding } from '../authoring/finding.ts';
import { lessonsOf, type Course, type CourseModule, type LessonEntry } from '../course.ts';
import { courseLanguages, type CourseLanguage } from '../language.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { parseLesson } from '../lesson/parse-lesson.ts';
import { differenceFindings } from '../lesson/skeleton.ts';
import type { Term } from '../glossary.ts';
import type { Source } from '../source.ts';
import { mediaIn, unusedMediaFindings } from './course-media.ts';
import type { ContentFiles, ContentMedia, PublishedLesson } from './content.ts';
import { missingFile, type ShapedFile } from './read-files.ts';

type Report = (...findings: readonly Finding[]) => void;

/** What lessons may name from outside their course folder's texts. */
export interface LessonsAround {
	readonly sources: ReadonlyMap<string, Source>;
	readonly terms: ReadonlyMap<string, Term>;
	readonly media: ContentMedia;
}

/** The lessons of a course in each language, in order; those that cannot be read are left out and reported. */
export function readLessons(
	files: ContentFiles,
	folder: string,
	course: ShapedFile<Course>,
	{ sources, terms, media }: LessonsAround,
	report: Report
): ReadonlyMap<string, PublishedLesson> {
	const lessons = new Map<string, PublishedLesson>();
	const links: AnchorLink[] = [];
	const own = mediaIn(media, folder);
	const ids = new Set(lessonsOf(course.value).map(({ entry }) => entry.id));
	for (const { module, entry } of lessonsOf(course.value)) {
		const read = (language: CourseLanguage, file: string, text: string) => {
			const parsed = parseLesson(text, file, {
				...{ language, sources, terms, media: own, lessons: ids },
				hrefOfLesson: hrefIn(language, course.value.id)
			});
			links.push(...(parsed.anchors ?? []).map((anchor) => ({ ...anchor, file, lesson: anchor.lesson ?? entry.id })));
			return parsed;
		};
		const lesson = readLesson(files, folder, course, module, entry, read, report);
		if (lesson) lessons.set(entry.id, lesson);
	}
	report(...anchorFindings(links, lessons));
	report(...orphanFindings(files, folder, course.value), ...unusedMediaFindings(folder, own, [...lessons.values()]));
	return lessons;
}

interface AnchorLink {
	readonly file: string;
	readonly line: number;
	readonly lesson: string;
	readonly anchor: string;
}

/** Links to headings that are not there. Headings are counted, so that a new one before them moves where they lead. */
const anchorFindings = (
	links: readonly AnchorLink[],
	lessons: ReadonlyMap<string, PublishedLesson>
): readonly Finding[] =>
	links.flatMap(({ file, line, lesson, anchor }) => {
		const outline = lessons.get(lesson)?.in.fr.outline;
		if (!outline || outline.some(({ id }) => id === anchor)) return [];
		const there = `section-1 to section-${outline.length}`;
		return [errorAt(file, line, 'lesson/anchor', `${lesson} has no heading ${anchor}: it has ${there}.`)];
	});

/** Addresses of lessons; the routes of the pages are built alike. */
const hrefIn = (language: CourseLanguage, course: string) => (lesson: string) =>
	`/${language}/course/${course}/lesson/${lesson}`;

const fileOf = (folder: string, module: CourseModule, entry: LessonEntry, language: CourseLanguage) =>
	`${folder}/${module.id}/${entry.id}.${language}.md`;

function readLesson(
	files: ContentFiles,
	folder: string,
	course: ShapedFile<Course>,
	module: CourseModule,
	entry: LessonEntry,
	read: (language: CourseLanguage, file: string, text: string) => ReturnType<typeof parseLesson>,
	report: Report
): PublishedLesson | undefined {
	const texts: Partial<Record<CourseLanguage, string>> = {};
	const rendered: Partial<Record<CourseLanguage, Lesson>> = {};
	for (const language of courseLanguages) {
		const file = fileOf(folder, module, entry, language);
		const text = files.get(file);
		if (text === undefined) continue;
		const { lesson, findings } = read(language, file, text);
		report(...findings);
		texts[language] = text;
		if (!lesson) continue;
		rendered[language] = lesson;
		if (rendered.fr) report(...differenceFindings(file, lesson, rendered.fr));
	}
	report(
		...missingLanguages(course, module, entry, folder, texts),
		...readingTimeFindings(course, module, entry, rendered)
	);
	return isWhole(texts) && isWhole(rendered) ? { module, entry, texts, in: rendered } : undefined;
}

const isWhole = <T>(some: Partial<Record<CourseLanguage, T>>): some is Record<CourseLanguage, T> =>
	courseLanguages.every((language) => some[language] !== undefined);

function missingLanguages(
	course: ShapedFile<Course>,
	module: CourseModule,
	entry: LessonEntry,
	folder: string,
	texts: Partial<Record<CourseLanguage, string>>
): readonly Finding[] {
	const missing = courseLanguages.filter((language) => texts[language] === undefined);
	const at = course.value.modules.indexOf(module);
	const line = course.yaml.lineOf(['modules', at, 'lessons', module.lessons.indexOf(entry)]);
	if (missing.length === courseLanguages.length)
		return [
			errorAt(course.yaml.file, line, 'content/missing-file', missingFile(fileOf(folder, module, entry, 'fr')).message)
		];
	return missing.map((language) => {
		const message = `${entry.id}: there is no ${fileOf(folder, module, entry, language)}.`;
		return errorAt(course.yaml.file, line, 'content/missing-language', message);
	});
}

/** A lesson that takes longer to read alone than it is said to take with its questions. */
function readingTimeFindings(
	course: ShapedFile<Course>,
	module: CourseModule,
	entry: LessonEntry,
	rendered: Partial<Record<CourseLanguage, Lesson>>
): readonly Finding[] {
	const longest = Math.max(0, ...Object.values(rendered).map(({ readingMinutes }) => readingMinutes));
	if (longest <= entry.minutes) return [];
	const at = course.value.modules.indexOf(module);
	const line = course.yaml.lineOf(['modules', at, 'lessons', module.lessons.indexOf(entry)]);
	const message = `${entry.id}: reading alone takes ${longest} minutes, and the course says ${entry.minutes}.`;
	return [warningAt(course.yaml.file, line, 'lesson/reading-time', message)];
}

function orphanFindings(files: ContentFiles, folder: string, course: Course): readonly Finding[] {
	const wanted = new Set(
		lessonsOf(course).flatMap(({ module, entry }) =>
			courseLanguages.map((language) => fileOf(folder, module, entry, language))
		)
	);
	return [...files.keys()]
		.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.md') && !wanted.has(file))
		.map((file) => warningAt(file, 1, 'content/orphan-file', 'No course names this lesson.'));
}
