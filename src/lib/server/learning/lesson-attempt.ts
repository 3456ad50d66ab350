import type { Transaction } from 'kysely';
import { beginAttempt } from '../db/quiz-attempt-repository.ts';
import type { Tables } from '../db/tables.ts';
import type { ContentLibrary, FoundLesson } from './content-library.ts';
import { drawnText } from './drawn-questions.ts';
import { lessonAttemptKey } from './lesson-answers.ts';

/** Begins the one practice attempt that a person has at a lesson, or finds it; gives its id. */
export async function beginLessonAttempt(
	trx: Transaction<Tables>,
	content: ContentLibrary,
	{ id, personId, lesson, at }: { id: string; personId: string; lesson: FoundLesson; at: string }
): Promise<string> {
	const { entry } = lesson;
	const drawn = [...(entry.opener === undefined ? [] : [entry.opener]), ...entry.practice];
	const attempt = await beginAttempt(trx, {
		id,
		person_id: personId,
		quiz_id: entry.id,
		purpose: 'practice',
		seed: '',
		drawn: drawnText(content, drawn),
		client_key: lessonAttemptKey(entry.id),
		at
	});
	return attempt.id;
}
