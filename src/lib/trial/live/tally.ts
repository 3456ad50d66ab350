import type { Answer } from '../room/answer.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';

type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/**
 * The answer of a role from the ballots of its seats, in the order of their numbers: the first is the lead's, or that of
 * whoever stands in for a lead who has not voted. Each ballot is an answer that the decision accepts; so is what comes out.
 *
 * - `choose`: the choice with the most ballots;
 * - `ruling`: the ruling with the most ballots, then the ground with the most among those who ruled so;
 * - `select`: see `tallyItems`, within the limits of the decision;
 * - `quantify`: the median; of two middle amounts the one on the first ballot's side;
 * - `order`, `write`: the first ballot.
 *
 * A tie goes to the first ballot where it is among those tied, otherwise to the earliest ballot that is.
 * @throws where there is no ballot, or one of another kind than the decision
 */
export function tally(decision: Decision, ballots: readonly Answer[]): Answer {
	const [first] = ballots;
	if (first === undefined) throw new Error(`${decision.id} has no ballot to count`);
	switch (decision.kind) {
		case 'choose':
			return { kind: 'choose', choice: mostOf(ofKind('choose', ballots).map(({ choice }) => choice)) };
		case 'ruling':
			return tallyRulings(ofKind('ruling', ballots));
		case 'select':
			return { kind: 'select', options: tallyOptions(decision, ofKind('select', ballots)) };
		case 'quantify':
			return { kind: 'quantify', amount: medianOf(ofKind('quantify', ballots).map(({ amount }) => amount)) };
		default:
			return first;
	}
}

/**
 * What is picked item by item: each item that more than half of the ballots pick, or half of them with the first among
 * these; in the order of `items`. With limits, items beyond `max` are dropped and items below `min` are added: those with
 * more ballots stay or come first, then those that the first ballot picks, then the earlier in `items`.
 */
export function tallyItems(
	items: readonly string[],
	ballots: readonly (readonly string[])[],
	{ min, max }: { readonly min: number; readonly max: number } = { min: 0, max: items.length }
): string[] {
	const ranked = items.map((id) => ({ id, weight: weightOf(id, ballots) })).toSorted((a, b) => b.weight - a.weight);
	const wanted = ranked.filter(({ weight }) => weight > ballots.length).length;
	const count = Math.max(min, Math.min(max, wanted));
	const kept = ranked.slice(0, count).map(({ id }) => id);
	return items.filter((id) => kept.includes(id));
}

/** Twice the number of ballots that pick an item, and one more where the first does: above the number of ballots it is in. */
const weightOf = (id: string, ballots: readonly (readonly string[])[]): number =>
	2 * ballots.filter((picked) => picked.includes(id)).length + (ballots[0]?.includes(id) ? 1 : 0);

const tallyOptions = (decision: DecisionOf<'select'>, ballots: readonly AnswerOf<'select'>[]): string[] =>
	tallyItems(
		decision.options.map(({ id }) => id),
		ballots.map(({ options }) => options),
		decision.pick
	);

function tallyRulings(ballots: readonly AnswerOf<'ruling'>[]): Answer {
	const ruling = mostOf(ballots.map((one) => one.ruling));
	const ground = mostOf(ballots.filter((one) => one.ruling === ruling).map((one) => one.ground));
	return { kind: 'ruling', ruling, ground };
}

/** The value given most often; the earliest of those given equally often. */
function mostOf<T extends string>(values: readonly T[]): T {
	const times = (value: T) => values.filter((one) => one === value).length;
	return values.reduce((most, value) => (times(value) > times(most) ? value : most));
}

/** The middle amount; of two the one nearer to the first, which is never between them. */
function medianOf(amounts: readonly number[]): number {
	const sorted = amounts.toSorted((a, b) => a - b);
	const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
	const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
	return (amounts[0] ?? 0) <= lower ? lower : upper;
}

function ofKind<K extends Answer['kind']>(kind: K, ballots: readonly Answer[]): AnswerOf<K>[] {
	const fit = ballots.filter((one): one is AnswerOf<K> => one.kind === kind);
	if (fit.length !== ballots.length) throw new Error(`a ballot is no answer to a ${kind}`);
	return fit;
}
