import { learningPath, type Progress } from '#lib/course/index.ts';
import type { FoundQuiz } from './test-state.ts';

/** Where a quiz stands on a person's path. A diagnostic that was passed over is closed: there is nothing left to skip. */
export type QuizState = 'open' | 'passed' | 'taken' | 'locked';

/** Tells it. */
export function quizOnPath({ course, kind, module }: FoundQuiz, progress: Progress): QuizState {
	const path = learningPath(course.course, progress);
	if (kind === 'final') return path.final?.state ?? 'locked';
	const onPath = path.modules.find(({ id }) => id === module?.id);
	if (kind === 'test') return onPath?.test?.state ?? 'locked';
	const state = onPath?.diagnostic?.state ?? 'locked';
	return state === 'passed-over' ? 'locked' : state;
}
