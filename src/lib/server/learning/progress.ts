import { diagnosticQuiz, type Goal, type Progress } from '#lib/course/index.ts';
import { testedOut, type AttemptFact, type Fact } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { factsOf, readFacts } from '../db/fact-repository.ts';
import { learnerStateOf, type LearnerState } from '../db/learner-state-repository.ts';
import { readChoices } from './choices.ts';

/** What is known of a learner on every page of theirs. */
export interface LearnerProgress extends Progress, Goal {
	/** Where they are in each lesson they opened. */
	readonly places: LearnerState['places'];
	readonly cards: LearnerState['cards'];
	/** When each lesson was finished, the last time, or a diagnostic told that it is known. */
	readonly finishedAt: ReadonlyMap<string, string>;
	readonly profession: NonNullable<Progress['profession']> | null;
}

/** What a person has done so far, where they are in each lesson they opened, and what they chose. Two queries. */
export async function progressOf(
	executor: Executor,
	personId: string,
	how: { readonly withCards?: boolean } = {}
): Promise<LearnerProgress> {
	const [rows, state] = await Promise.all([factsOf(executor, personId), learnerStateOf(executor, personId, how)]);
	return progressFrom(readFacts(rows), state);
}

/** The same of what was read already; facts in order. */
export function progressFrom(facts: readonly Fact[], { places, choices, cards }: LearnerState): LearnerProgress {
	const attempts = facts.filter((fact) => fact.kind === 'attempt');
	const lessons = facts.filter((fact) => fact.kind === 'lesson');
	const read = new Set(lessons.filter((fact) => !testedOut(fact)).map(({ subject }) => subject));
	const done = new Set(lessons.map(({ subject }) => subject));
	return {
		done,
		known: new Set([...done].filter((lesson) => !read.has(lesson))),
		diagnosed: firstDiagnostics(attempts),
		passed: bestPercents(attempts),
		opened: new Set(places.keys()),
		finishedAt: new Map(lessons.map(({ subject, at }) => [subject, at])),
		...{ places, cards },
		...readChoices(choices)
	};
}

const diagnostic = diagnosticQuiz('');

/** The best percentage by quiz, for what is to be passed. */
function bestPercents(attempts: readonly AttemptFact[]): ReadonlyMap<string, number> {
	const best = new Map<string, number>();
	for (const { value } of attempts.filter((attempt) => !attempt.value.quiz.startsWith(diagnostic)))
		best.set(value.quiz, Math.max(value.percent, best.get(value.quiz) ?? 0));
	return best;
}

/** What was known before each module: the first diagnostic tells it, by module. */
const firstDiagnostics = (attempts: readonly AttemptFact[]): ReadonlyMap<string, number> =>
	new Map(
		attempts
			.filter(({ value }) => value.quiz.startsWith(diagnostic))
			.map(({ value }) => [value.quiz.slice(diagnostic.length), value.percent] as const)
			.toReversed()
	);
