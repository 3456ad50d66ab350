import type { Executor } from './database.ts';

/** Remembers where a person is in a lesson. */
export async function setLessonPlace(
	executor: Executor,
	{ personId, lessonId, place }: { personId: string; lessonId: string; place: string }
): Promise<void> {
	await executor
		.insertInto('lesson_place')
		.values({ person_id: personId, lesson_id: lessonId, place })
		.onConflict((conflict) => conflict.columns(['person_id', 'lesson_id']).doUpdateSet({ place }))
		.execute();
}

/** Records that a person finished this version of a lesson; false when that was recorded before. */
export async function recordLessonDone(
	executor: Executor,
	done: { personId: string; lessonId: string; lessonHash: string; at: string }
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await executor
		.insertInto('lesson_done')
		.values({ person_id: done.personId, lesson_id: done.lessonId, lesson_hash: done.lessonHash, at: done.at })
		.onConflict((conflict) => conflict.columns(['person_id', 'lesson_id', 'lesson_hash']).doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}
