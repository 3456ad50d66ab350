import type { Question } from './question.ts';
import { shuffled } from './seeded-random.ts';

type Drawable = Pick<Question, 'id' | 'lesson' | 'objective'>;

/**
 * Draws a test from its bank: reproducible from the seed, each question at most once, spread evenly over lessons and,
 * within a lesson, over objectives. Gives ids in the order in which they are asked.
 */
export function drawTest(bank: readonly Drawable[], draw: number, seed: string): readonly string[] {
	const lessons = grouped(bank, ({ lesson }) => lesson ?? '');
	const piles = shuffled([...lessons.keys()], `${seed}/lessons`).map((lesson) =>
		inTurn(pilesByObjective(lessons.get(lesson) ?? [], seed))
	);
	return shuffled(inTurn(piles).slice(0, draw), `${seed}/order`);
}

function pilesByObjective(questions: readonly Drawable[], seed: string): readonly (readonly string[])[] {
	const objectives = grouped(questions, ({ objective }) => objective ?? '');
	return shuffled([...objectives.keys()], `${seed}/objectives`).map((objective) =>
		shuffled(
			(objectives.get(objective) ?? []).map(({ id }) => id),
			seed
		)
	);
}

/** One from each pile, then a second from each, until all are empty. */
function inTurn(piles: readonly (readonly string[])[]): readonly string[] {
	const rounds = Math.max(0, ...piles.map((pile) => pile.length));
	return Array.from({ length: rounds }, (_, round) => piles.flatMap((pile) => pile.slice(round, round + 1))).flat();
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
	return groups;
}
