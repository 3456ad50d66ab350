import { lessonsTouched, type LawChange } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { ContentLibrary } from './content-library.ts';
import type { LearnerProgress } from './progress.ts';
import { sourceViews, type SourceView } from './source-view.ts';
import { lessonPath } from './step-view.ts';

/** A text of law that is not any more what the learner was taught. */
export interface ChangeView {
	/** As it reads now. */
	readonly source: SourceView;
	/** When this platform learnt of it. */
	readonly at: string;
	/** The lessons that they finished before and that cite it. */
	readonly lessons: readonly { readonly title: string; readonly path: `/${string}` }[];
}

type Law = Pick<ContentLibrary, 'courses' | 'sources' | 'lawChanges'>;

/** A change as it concerns a learner; undefined where it does not. */
export function changeView(
	content: Law,
	progress: Pick<LearnerProgress, 'finishedAt'>,
	change: LawChange,
	language: Language
): ChangeView | undefined {
	const [source] = sourceViews(content, [change.source], language);
	const lessons = content.courses.flatMap((course) =>
		lessonsTouched(course, progress, change).map((lesson) => ({
			title: lesson.in[language].head.title,
			path: lessonPath(course.course.id, lesson.entry.id)
		}))
	);
	return source && lessons.length > 0 ? { source, at: change.at, lessons } : undefined;
}

/** How long a change is told on the page of reviews. */
const recent = 90 * 24 * 60 * 60 * 1000;

/** The changes of the last three months that concern a learner, the latest first. */
export function recentChanges(
	content: Law,
	progress: Pick<LearnerProgress, 'finishedAt'>,
	now: Date,
	language: Language
): readonly ChangeView[] {
	const since = new Date(now.getTime() - recent).toISOString();
	return content.lawChanges
		.filter(({ at }) => at > since)
		.flatMap((change) => changeView(content, progress, change, language) ?? []);
}
