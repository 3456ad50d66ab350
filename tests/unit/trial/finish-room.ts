import { decide, evolve, type RoleId, type Scenario, type TrialState } from '#lib/trial/index.ts';
import { openDecisions, openIncidents } from '#lib/trial/case/scene-reading.ts';
import { presentSeats, votersOn } from '#lib/trial/live/live-seats.ts';
import type { Play } from './players.ts';
import { anyAnswer, type Draw } from './room-players.ts';

/** Plays a conducted room to its end: each seat votes as it happens to, the rest follows its script. */
export function finishRoom(scenario: Scenario, from: Play, draw: Draw): Play {
	let play = from;
	for (let turn = 0; play.state.status === 'playing'; turn++) {
		if (turn > 500) throw new Error('the room comes to no end');
		for (const command of nextCommands(scenario, play.state, draw)) play = taken(scenario, play, command);
	}
	return play;
}

function taken(scenario: Scenario, { state, events }: Play, command: unknown): Play {
	const decided = decide(scenario, state, command);
	if ('refusal' in decided) return { state, events };
	const next = decided.events.reduce((before, event) => evolve(scenario, before, event), state);
	return { state: next, events: [...events, ...decided.events] };
}

/** What those whom the room waits for might send next. */
export function nextCommands(scenario: Scenario, state: TrialState, draw: Draw): object[] {
	const scene = state.case.at;
	const { live } = state;
	if (!live) throw new Error('not live');
	const lead = (role: RoleId) => presentSeats(live, role)[0];
	const [decision] = openDecisions(scenario, state.case);
	if (!decision) {
		const raising = openIncidents(scenario, state.case).flatMap((id) => scenario.structure.incidents[id]?.by ?? []);
		return raising.map((role) => {
			const seat = lead(role)?.seat;
			return seat
				? { type: 'pass', role, scene, by: { seat } }
				: { type: 'follow-script', by: 'conductor', role, scene };
		});
	}
	const { id, role } = decision;
	const first = lead(role);
	if (!first) return [{ type: 'follow-script', by: 'conductor', role, scene }];
	if (decision.kind === 'examine') {
		const question = decision.questions[draw(decision.questions.length)]?.id;
		const on = { role, scene, decision: id, by: { seat: first.seat } };
		return [
			{ type: 'ask', ...on, question },
			{ type: 'finish-asking', ...on }
		];
	}
	return votersOn(live, decision).map(({ seat }) => ({
		...{ type: 'vote', by: { seat }, scene, decision: id },
		answer: anyAnswer(scenario, state, decision, draw)
	}));
}
