import { warningAt, type Finding } from '../authoring/finding.ts';
import type { CourseMedia } from '../lesson/media.ts';
import type { ContentMedia, PublishedLesson } from './content.ts';

/** The files of the folder `media/` of a course, by name. */
export function mediaIn(media: ContentMedia, folder: string): CourseMedia {
	const start = `${folder}/media/`;
	return new Map(
		[...media].filter(([path]) => path.startsWith(start)).map(([path, file]) => [path.slice(start.length), file])
	);
}

/** Files of a course that no lesson shows: they are not published. */
export function unusedMediaFindings(
	folder: string,
	media: CourseMedia,
	lessons: readonly PublishedLesson[]
): readonly Finding[] {
	const shown = new Set(lessons.flatMap((lesson) => Object.values(lesson.in).flatMap((each) => each.media)));
	return [...media.keys()]
		.filter((name) => !shown.has(name))
		.map((name) => warningAt(`${folder}/media/${name}`, 1, 'content/orphan-file', 'No lesson shows this file.'));
}
