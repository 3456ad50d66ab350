import {
	decide,
	emptyTrial,
	evolve,
	view,
	type Answer,
	type PublicDecision,
	type RoleId,
	type Scenario,
	type TrialEvent,
	type TrialState
} from '#lib/trial/index.ts';

export interface Play {
	readonly state: TrialState;
	readonly events: readonly TrialEvent[];
}

export const unopened = (scenario: Scenario): Play => ({ state: emptyTrial(scenario), events: [] });

/** Sends a command that must be accepted; the state goes through JSON, as it does in the database. */
export function send(scenario: Scenario, { state, events }: Play, command: unknown): Play {
	const decided = decide(scenario, state, command);
	if ('refusal' in decided) throw new Error(`${decided.refusal} ${JSON.stringify(command)}`);
	const next = decided.events.reduce((before, event) => evolve(scenario, before, event), state);
	return { state: JSON.parse(JSON.stringify(next)), events: [...events, ...decided.events] };
}

export const open = (scenario: Scenario, role: RoleId, variant: string, seed = 'seed'): Play =>
	send(scenario, unopened(scenario), { type: 'open', role, variant, language: 'fr', seed });

/** Plays to the end through what the view shows only, picking by the numbers drawn. */
export function playFromView(
	scenario: Scenario,
	role: RoleId,
	variant: string,
	draws: readonly number[],
	seen: (play: Play) => void = () => undefined
): Play {
	return playOn(scenario, open(scenario, role, variant), role, draws, seen);
}

/** Plays on from where a trial stands, in the same way. */
export function playOn(
	scenario: Scenario,
	from: Play,
	role: RoleId,
	draws: readonly number[],
	seen: (play: Play) => void = () => undefined
): Play {
	let play = from;
	let turn = 0;
	const draw = (below: number): number => (draws[turn++ % draws.length] ?? 0) % Math.max(1, below);
	while (play.state.status === 'playing') {
		seen(play);
		play = send(scenario, play, nextCommand(scenario, play.state, role, draw));
	}
	seen(play);
	return play;
}

type Draw = (below: number) => number;

function nextCommand(scenario: Scenario, state: TrialState, role: RoleId, draw: Draw): unknown {
	const { scene, decisions, incidents, mayPass } = view(scenario, state, role, 'fr');
	const here = { role, scene: scene?.id };
	const incident = incidents[draw(incidents.length)];
	if (incident && draw(3) === 0) return { type: 'raise', ...here, incident: incident.id };
	const decision = decisions[draw(decisions.length)];
	if (!decision && mayPass) return { type: 'pass', ...here };
	if (!decision) throw new Error(`nothing to do in ${scene?.id ?? 'no scene'}`);
	return commandFor(decision, here, draw);
}

function commandFor(decision: PublicDecision, here: object, draw: Draw): unknown {
	const on = { ...here, decision: decision.id };
	if (decision.kind !== 'examine') return { type: 'decide', ...on, answer: answerFor(decision, draw) };
	const open = decision.questions.filter(({ closed }) => closed === null);
	const question = open[draw(open.length)];
	if (!question || draw(5) === 0) return { type: 'finish-asking', ...on };
	return { type: 'ask', ...on, question: question.id };
}

export function answerFor(decision: Exclude<PublicDecision, { kind: 'examine' }>, draw: Draw): Answer {
	const open = <T extends { closed: string | null }>(options: readonly T[]) =>
		options.filter(({ closed }) => closed === null);
	switch (decision.kind) {
		case 'choose': {
			const choices = open(decision.choices);
			return { kind: 'choose', choice: choices[draw(choices.length)]?.id ?? '' };
		}
		case 'select': {
			const options = open(decision.options).map(({ id }) => id);
			const most = Math.min(decision.max, options.length);
			const count = decision.min + draw(most - decision.min + 1);
			const from = draw(options.length);
			return { kind: 'select', options: [...options, ...options].slice(from, from + count) };
		}
		case 'ruling':
			return {
				kind: 'ruling',
				ruling: decision.rulings[draw(decision.rulings.length)]?.id ?? 'grant',
				ground: decision.grounds[draw(decision.grounds.length)]?.id ?? ''
			};
		case 'order': {
			const steps = decision.steps.map(({ id }) => id);
			const from = draw(steps.length);
			return { kind: 'order', steps: [...steps.slice(from), ...steps.slice(0, from)] };
		}
		case 'quantify':
			return {
				kind: 'quantify',
				amount: decision.from + decision.by * draw((decision.to - decision.from) / decision.by + 1)
			};
		case 'write':
			return { kind: 'write', words: decision.min };
	}
}
