import type { Question } from './question.ts';
import { shuffled } from './seeded-random.ts';

type Drawable = Pick<Question, 'id' | 'module' | 'lesson' | 'objective' | 'article' | 'series'>;

/** What a draw is spread over, the first before the second, and so on. */
const spreadOver: readonly ((question: Drawable) => string)[] = [
	({ module }) => module,
	({ lesson }) => lesson ?? '',
	({ objective }) => objective ?? '',
	({ article }) => article ?? ''
];

/**
 * Draws a test from its bank: reproducible from the seed, each question at most once, spread evenly over modules,
 * within a module over lessons, within a lesson over objectives, and within an objective over articles. Gives ids in the order in which they are asked; the
 * drawn questions of a case series follow one another, in the order of their ids.
 */
export function drawTest(bank: readonly Drawable[], draw: number, seed: string): readonly string[] {
	const drawn = new Set(inOrderOfDraw(bank, spreadOver, seed).slice(0, draw));
	const groups = grouped(
		bank.filter(({ id }) => drawn.has(id)),
		({ id, series }) => (series === undefined ? `question ${id}` : `series ${series}`)
	);
	return shuffled([...groups.keys()], `${seed}/order`).flatMap((group) =>
		(groups.get(group) ?? []).map(({ id }) => id).toSorted()
	);
}

/** Every question of the bank, in the order in which a test would take them. */
function inOrderOfDraw(bank: readonly Drawable[], by: typeof spreadOver, seed: string): readonly string[] {
	const [first, ...rest] = by;
	const ids = bank.map(({ id }) => id);
	if (!first) return shuffled(ids, seed);
	const groups = grouped(bank, first);
	const piles = shuffled([...groups.keys()], `${seed}/${rest.length}`);
	return inTurn(piles.map((pile) => inOrderOfDraw(groups.get(pile) ?? [], rest, seed)));
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
