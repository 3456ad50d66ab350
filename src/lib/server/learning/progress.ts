import type { Goal, Progress } from '#lib/course/index.ts';
import type { Fact } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { factsOf, readFacts } from '../db/fact-repository.ts';
import { learnerStateOf, type LearnerState } from '../db/learner-state-repository.ts';
import { readChoices } from './choices.ts';

/** What is known of a learner on every page of theirs. */
export interface LearnerProgress extends Progress, Goal {
	/** Where they are in each lesson they opened. */
	readonly places: LearnerState['places'];
	readonly cards: LearnerState['cards'];
	/** When each lesson was finished, the last time. */
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

/** The same of what was read already. */
export function progressFrom(facts: readonly Fact[], { places, choices, cards }: LearnerState): LearnerProgress {
	const passed = new Map<string, number>();
	const finishedAt = new Map<string, string>();
	for (const fact of facts) {
		if (fact.kind === 'lesson') finishedAt.set(fact.subject, fact.at);
		if (fact.kind !== 'attempt') continue;
		const { quiz, percent } = fact.value;
		passed.set(quiz, Math.max(percent, passed.get(quiz) ?? 0));
	}
	const done = new Set(finishedAt.keys());
	return { done, passed, opened: new Set(places.keys()), places, cards, finishedAt, ...readChoices(choices) };
}
