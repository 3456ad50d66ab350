import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { setLessonPlace } from '../db/learning-progress-repository.ts';
import { findLesson } from './open-lesson.ts';

/** Remembers the section a person is reading; false for a lesson or a section that is not there. */
export async function keepPlace(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	input: { readonly course: string; readonly lesson: string; readonly place: string }
): Promise<boolean> {
	const lesson = findLesson(app, person, input);
	if (!lesson?.in.fr.outline.some(({ id }) => id === input.place)) return false;
	await setLessonPlace(app.db.write, { personId: person.id, lessonId: lesson.entry.id, place: input.place });
	return true;
}
