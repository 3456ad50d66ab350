import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, emptyTrial, evolve, score, solve, type Answer, type TrialState } from '#lib/trial/index.ts';
import { amountsOf, rulingPairs } from '#lib/trial/case/outcomes.ts';
import { orderChances } from '#lib/trial/proof/order-chances.ts';
import { waysToAnswer } from '#lib/trial/proof/ways.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from '#lib/trial/case/scene-reading.ts';
import type { Decision, DecisionOf } from '#lib/trial/scenario/schema-decisions.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const roles = ['prosecutor', 'judge', 'social-worker'] as const;

describe.each(stub.structure.variants)('the solver in the variant %s', (variant) => {
	it.each(roles)('gives the exact average of every play of the %s, each answer as likely as another', (role) => {
		const opened = send(emptyTrial(stub), { type: 'open', role, variant, language: 'fr', seed: 'any' });
		expect(solve(stub, variant, role).random).toBeCloseTo(averageOfAllPlays(opened, role, new Map()), 9);
	});

	it.each(roles)('puts the average of the %s between worst and best, in total and by competency', (role) => {
		const { byCompetency, ...total } = solve(stub, variant, role);
		for (const { best, worst, random } of [total, ...Object.values(byCompetency)]) {
			expect(random).toBeLessThanOrEqual(best);
			expect(random).toBeGreaterThanOrEqual(worst);
		}
		const sum = Object.values(byCompetency).reduce((all, { random }) => all + random, 0);
		expect(sum).toBeCloseTo(total.random, 9);
	});
});

describe('the chances of an order', () => {
	it('are those found by writing down every order', () => {
		const steps = ['a', 'b', 'c', 'd', 'e'];
		const pair = fc.tuple(fc.constantFrom(...steps), fc.constantFrom(...steps)).filter(([a, b]) => a !== b);
		fc.assert(
			fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (before) => {
				const decision = { ...anOrder(), steps, before };
				const orders = permutations(steps);
				const counted = Array.from({ length: before.length + 1 }, () => 0);
				for (const order of orders) {
					const broken = before.filter(([first, then]) => order.indexOf(first) > order.indexOf(then)).length;
					counted[broken] = (counted[broken] ?? 0) + 1 / orders.length;
				}
				for (const [broken, chance] of orderChances(decision).entries())
					expect(chance).toBeCloseTo(counted[broken] ?? 0, 9);
			}),
			{ numRuns: 30 }
		);
	});
});

describe('the best order', () => {
	it('is the one of the script among all that break no precedence', () => {
		const decision = anOrder();
		const [best] = waysToAnswer(stub, decision, {});
		expect(best?.best).toEqual({ kind: 'order', steps: decision.script });
	});

	it('follows the script as far as the precedences allow where the script breaks one', () => {
		const script = ['oath', 'charge-read', 'witnesses-out', 'identity'];
		const [best] = waysToAnswer(stub, { ...anOrder(), script }, {});
		expect(best?.best).toEqual({ kind: 'order', steps: ['oath', 'witnesses-out', 'identity', 'charge-read'] });
	});
});

function anOrder(): DecisionOf<'order'> {
	const found = [...stub.index.decisions.values()].find(({ decision }) => decision.kind === 'order')?.decision;
	if (found?.kind !== 'order') throw new Error('the stub orders nothing');
	return found;
}

function permutations(items: readonly string[]): string[][] {
	if (items.length === 0) return [[]];
	return items.flatMap((item) => permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]));
}

function send(state: TrialState, command: unknown): TrialState {
	const decided = decide(stub, state, command);
	if ('refusal' in decided) throw new Error(`${decided.refusal} ${JSON.stringify(command)}`);
	return decided.events.reduce((before, event) => evolve(stub, before, event), state);
}

/** Plays everything through the room, one thing at a time: incidents first, then decision after decision. */
function averageOfAllPlays(state: TrialState, role: (typeof roles)[number], known: Map<string, number>): number {
	if (state.status === 'ended') return score(stub, state).got;
	const here = { role, scene: state.case.at };
	const mine = openIncidents(stub, state.case).filter((id) => stub.structure.incidents[id]?.by === role);
	const decision = openDecisions(stub, state.case).find((one) => one.role === role);
	const commands: unknown[] =
		mine.length > 0
			? [
					{ type: 'raise', ...here, incident: mine[0] },
					{ type: 'pass', ...here }
				]
			: decision
				? commandsFor(state, decision, { ...here, decision: decision.id })
				: [];
	const gotten = score(stub, state).got;
	const key = JSON.stringify({ ...state.case, closed: [] });
	const before = known.get(key);
	if (before !== undefined) return gotten + before;
	const average =
		commands.reduce<number>((sum, command) => sum + averageOfAllPlays(send(state, command), role, known), 0) /
		commands.length;
	known.set(key, average - gotten);
	return average;
}

function commandsFor(state: TrialState, decision: Decision, on: object): unknown[] {
	if (decision.kind === 'examine')
		return openQuestions(stub, state.case, decision).map(({ id }) => ({ type: 'ask', ...on, question: id }));
	return answersTo(state, decision).map((answer) => ({ type: 'decide', ...on, answer }));
}

function answersTo(state: TrialState, decision: Exclude<Decision, { kind: 'examine' }>): Answer[] {
	const seen = seenValues(stub, state.case);
	const isOpen = ({ when }: { when?: string | undefined }) => stub.index.conditions.holds(when, seen);
	switch (decision.kind) {
		case 'choose':
			return decision.choices.filter(isOpen).map(({ id }) => ({ kind: 'choose', choice: id }));
		case 'select':
			return subsets(decision.options.filter(isOpen).map(({ id }) => id))
				.filter(({ length }) => length >= decision.pick.min && length <= decision.pick.max)
				.map((options) => ({ kind: 'select', options }));
		case 'ruling':
			return rulingPairs(decision).map((pair) => ({ kind: 'ruling', ...pair }));
		case 'order':
			return permutations(decision.steps).map((steps) => ({ kind: 'order', steps }));
		case 'quantify':
			return amountsOf(decision).map((amount) => ({ kind: 'quantify', amount }));
		case 'write':
			return [{ kind: 'write', words: decision.words.min }];
	}
}

const subsets = (ids: readonly string[]): string[][] =>
	ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
