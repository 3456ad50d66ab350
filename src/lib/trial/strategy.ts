import type { Answer } from './answer.ts';
import type { RoleId } from './ids.ts';
import { amountsOf } from './outcomes.ts';
import { decide } from './room-decide.ts';
import { emptyTrial, evolve } from './room-evolve.ts';
import type { Scenario } from './scenario.ts';
import { openDecisions, openQuestions, seenValues } from './scene-reading.ts';
import type { Decision, DecisionOf } from './schema-decisions.ts';
import { decisionProse } from './taken-labels.ts';
import type { TrialState } from './trial-state.ts';

/** How a player who does not think picks: puts what is offered in its order of preference. */
export type Preference = (offered: readonly { readonly id: string; readonly label: string }[]) => readonly string[];

/** Lazy ways to play that must not score well. */
export const lazyStrategies: Readonly<Record<string, Preference>> = {
	'always the first': (offered) => offered.map(({ id }) => id),
	'always the last': (offered) => offered.map(({ id }) => id).reverse(),
	'always the longest': (offered) => offered.toSorted((a, b) => b.label.length - a.label.length).map(({ id }) => id)
};

/** Plays a role to the end by a preference, raising nothing. */
export function playByPreference(scenario: Scenario, variant: string, role: RoleId, prefer: Preference): TrialState {
	const language = scenario.structure.languages[0] ?? 'fr';
	let state = send(scenario, emptyTrial(scenario), { type: 'open', role, variant, language, seed: 'strategy' });
	while (state.status === 'playing') state = send(scenario, state, nextCommand(scenario, state, role, prefer));
	return state;
}

function send(scenario: Scenario, state: TrialState, command: unknown): TrialState {
	const decided = decide(scenario, state, command);
	if ('refusal' in decided) throw new Error(`${decided.refusal}: ${JSON.stringify(command)}`);
	return decided.events.reduce((before, event) => evolve(scenario, before, event), state);
}

function nextCommand(scenario: Scenario, state: TrialState, role: RoleId, prefer: Preference): unknown {
	const scene = state.case.at;
	const decision = openDecisions(scenario, state.case).find((one) => one.role === role);
	if (!decision) return { type: 'pass', role, scene };
	const seen = seenValues(scenario, state.case);
	const prose = decisionProse(scenario, scenario.structure.languages[0] ?? 'fr', decision, seen);
	const ordered = (offered: readonly { readonly id: string; readonly when?: string | undefined }[]) =>
		prefer(
			offered
				.filter(({ when }) => scenario.index.conditions.holds(when, seen))
				.map(({ id }) => ({ id, label: prose(id, 'label') }))
		);
	if (decision.kind === 'examine') {
		const question = ordered(openQuestions(scenario, state.case, decision))[0];
		return { type: 'ask', role, scene, decision: decision.id, question };
	}
	return { type: 'decide', role, scene, decision: decision.id, answer: lazyAnswer(decision, ordered) };
}

type Ordered = (offered: readonly { readonly id: string; readonly when?: string | undefined }[]) => readonly string[];

function lazyAnswer(decision: Exclude<Decision, DecisionOf<'examine'>>, ordered: Ordered): Answer {
	const named = (ids: readonly string[]) => ordered(ids.map((id) => ({ id })));
	switch (decision.kind) {
		case 'choose':
			return { kind: 'choose', choice: ordered(decision.choices)[0] ?? '' };
		case 'select':
			return { kind: 'select', options: ordered(decision.options).slice(0, decision.pick.max) };
		case 'ruling': {
			const [ruling] = named(decision.rulings);
			return {
				kind: 'ruling',
				ruling: decision.rulings.find((id) => id === ruling) ?? 'grant',
				ground: named(decision.grounds)[0] ?? ''
			};
		}
		case 'order':
			return { kind: 'order', steps: [...named(decision.steps)] };
		case 'quantify': {
			const amounts = amountsOf(decision);
			const first = named(['low', 'high'])[0] === 'low' ? amounts.at(0) : amounts.at(-1);
			return { kind: 'quantify', amount: first ?? decision.from };
		}
		case 'write':
			return { kind: 'write', words: decision.words.min };
	}
}
