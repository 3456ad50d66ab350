import type { Conditions } from '../scenario/conditions.ts';
import { isWithoutEffect } from '../scenario/effects.ts';
import { oncePer } from './once-per.ts';
import type { Consequence, Decision, DecisionOf, RulingId } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';

/** Outcomes that no author declares; ids begin with a letter, so they collide with none. */
export const silent = '~silent';
export const nothing = '~nothing';
export const written = '~written';
export const examined = '~examined';

/** The options of a `select` that the state has to know: those with effects or marks of their own. */
export const weighty = oncePer((decision: DecisionOf<'select'>) =>
	decision.options.filter((option) => !isWithoutEffect(option) || option.marks.length > 0)
);

/** The outcome of picking options: the weighty ones, in file order. */
export function selectOutcome(decision: DecisionOf<'select'>, picked: readonly string[]): string {
	const ids = weighty(decision).filter(({ id }) => picked.includes(id));
	return ids.length === 0 ? nothing : ids.map(({ id }) => id).join('+');
}

export const pickedIn = (outcome: string): string[] => (outcome.startsWith('~') ? [] : outcome.split('+'));

/** The first declared outcome that fits a ruling and its ground. */
export const rulingOutcome = (
	decision: DecisionOf<'ruling'>,
	given: { ruling: RulingId; ground: string },
	conditions: Conditions,
	values: Values
) =>
	decision.outcomes.find(
		({ ruling, ground, when }) =>
			(ruling === undefined || ruling === given.ruling) &&
			(ground === undefined || ground === given.ground) &&
			conditions.holds(when, values)
	);

/** How many of the required precedences an order breaks. */
export const brokenPrecedences = (decision: DecisionOf<'order'>, steps: readonly string[]): number =>
	decision.before.filter(([first, then]) => steps.indexOf(first) > steps.indexOf(then)).length;

/** The first band wide enough for a number of broken precedences. */
export const orderBand = (decision: DecisionOf<'order'>, broken: number, conditions: Conditions, values: Values) =>
	decision.bands.find(
		({ distance, when }) => (distance === undefined || broken <= distance) && conditions.holds(when, values)
	);

/** The first band that holds an amount. */
export const quantifyBand = (
	decision: DecisionOf<'quantify'>,
	amount: number,
	conditions: Conditions,
	values: Values
) =>
	decision.bands.find(
		({ from, to, when }) =>
			(from === undefined || amount >= from) && (to === undefined || amount <= to) && conditions.holds(when, values)
	);

/** Every amount that a `quantify` field accepts. */
export const amountsOf = oncePer(({ from, to, by }: DecisionOf<'quantify'>): readonly number[] =>
	Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, step) => from + step * by)
);

/** Every pair of ruling and ground that a bench may give. */
export const rulingPairs = ({ rulings, grounds }: DecisionOf<'ruling'>) =>
	rulings.flatMap((ruling) => grounds.map((ground) => ({ ruling, ground })));

/** True where a decision can have an outcome, for the values that the scene shows, silence apart: see `possibleOutcomes`. */
export function isPossible(decision: Decision, outcome: string, conditions: Conditions, values: Values): boolean {
	switch (decision.kind) {
		case 'choose':
			return decision.choices.some(({ id, when }) => id === outcome && conditions.holds(when, values));
		case 'select':
			return isSelection(decision, outcome, conditions, values);
		case 'ruling':
			return rulingPairs(decision).some((pair) => rulingOutcome(decision, pair, conditions, values)?.id === outcome);
		case 'quantify':
			return amountsOf(decision).some((amount) => quantifyBand(decision, amount, conditions, values)?.id === outcome);
		default:
			return possibleOutcomes(decision, conditions, values).includes(outcome);
	}
}

/** True for weighty options in file order, all open, that some allowed number of picks completes. */
function isSelection(decision: DecisionOf<'select'>, outcome: string, conditions: Conditions, values: Values): boolean {
	const picked = pickedIn(outcome);
	if (selectOutcome(decision, picked) !== outcome) return false;
	const heavy = weighty(decision);
	const open = decision.options.filter(({ when }) => conditions.holds(when, values));
	const light = open.filter((option) => !heavy.includes(option)).length;
	const { min, max } = decision.pick;
	const areOpen = picked.every((id) => open.some((option) => option.id === id));
	return areOpen && picked.length <= max && picked.length + light >= min;
}

/** Every outcome a decision can have for the values that the scene shows, silence apart. */
export function possibleOutcomes(decision: Decision, conditions: Conditions, values: Values): string[] {
	const ids = (found: readonly ({ readonly id: string } | undefined)[]) => [
		...new Set(found.flatMap((one) => (one ? [one.id] : [])))
	];
	switch (decision.kind) {
		case 'choose':
			return decision.choices.filter(({ when }) => conditions.holds(when, values)).map(({ id }) => id);
		case 'select':
			return selections(decision, conditions, values);
		case 'examine':
			return [examined];
		case 'write':
			return [written];
		case 'ruling':
			return ids(rulingPairs(decision).map((pair) => rulingOutcome(decision, pair, conditions, values)));
		case 'order':
			return ids(
				Array.from({ length: decision.before.length + 1 }, (_, broken) =>
					orderBand(decision, broken, conditions, values)
				)
			);
		case 'quantify':
			return ids(amountsOf(decision).map((amount) => quantifyBand(decision, amount, conditions, values)));
	}
}

/** Subsets of the weighty options that some allowed number of picks completes. */
function selections(decision: DecisionOf<'select'>, conditions: Conditions, values: Values): string[] {
	const heavy = weighty(decision);
	const open = decision.options.filter(({ when }) => conditions.holds(when, values));
	const openHeavy = heavy.filter((option) => open.includes(option));
	const light = open.length - openHeavy.length;
	const subsets = openHeavy.reduce<string[][]>((sets, { id }) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
	return subsets
		.filter((set) => set.length <= decision.pick.max && set.length + light >= decision.pick.min)
		.map((set) => selectOutcome(decision, set));
}

/** What an outcome brings about, in file order. Questions of an examination apply on their own. */
export function consequencesOf(decision: Decision, outcome: string): readonly Consequence[] {
	const ofDecision = consequences(decision);
	const known = ofDecision.get(outcome);
	if (known) return known;
	const found = findConsequences(decision, outcome);
	ofDecision.set(outcome, found);
	return found;
}

const consequences = oncePer<Decision, Map<string, readonly Consequence[]>>(() => new Map());

function findConsequences(decision: Decision, outcome: string): readonly Consequence[] {
	if (outcome.startsWith('~')) return [];
	switch (decision.kind) {
		case 'choose':
			return decision.choices.filter(({ id }) => id === outcome);
		case 'select':
			return decision.options.filter(({ id }) => pickedIn(outcome).includes(id));
		case 'ruling':
			return decision.outcomes.filter(({ id }) => id === outcome);
		case 'order':
		case 'quantify':
			return bandsOf(decision).filter(({ id }) => id === outcome);
		case 'examine':
		case 'write':
			return [];
	}
}

const bandsOf = (decision: DecisionOf<'order'> | DecisionOf<'quantify'>): readonly Consequence[] => decision.bands;

/** Everything in a decision that may carry effects and marks. */
export function allConsequences(decision: Decision): readonly Consequence[] {
	switch (decision.kind) {
		case 'choose':
			return decision.choices;
		case 'select':
			return decision.options;
		case 'examine':
			return decision.questions;
		case 'ruling':
			return decision.outcomes;
		case 'order':
		case 'quantify':
			return bandsOf(decision);
		case 'write':
			return [];
	}
}
