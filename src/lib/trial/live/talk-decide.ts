import { conductorProblem } from '../room/actor-problem.ts';
import { accept, refuse, type Decided } from '../room/decided.ts';
import { decisionHere } from '../room/decision-problem.ts';
import type { RefusalCode } from '../room/refusal.ts';
import { isAnswered, sceneNow, seenValues } from '../case/scene-reading.ts';
import { hintsOf } from '../view/hints.ts';
import { forkChoices, isForkClosed } from './forks.ts';
import type { Room } from './hall-decide.ts';
import { presentSeat } from './live-seats.ts';
import { talkOf } from './talk.ts';
import type { TalkCommand } from './talk-command.ts';
import type { Talk } from './talk-types.ts';

type Of<T extends TalkCommand['type']> = Extract<TalkCommand, { type: T }>;

/** What a command beside the case does: who asks, is it there to be changed, would it change anything. */
export function decideTalk(room: Room, command: TalkCommand): Decided {
	const problem = 'by' in command && command.by === 'conductor' ? conductorProblem(room.live) : null;
	if (problem) return refuse(problem);
	const talk = talkOf(room.live);
	switch (command.type) {
		case 'say':
			return say(room, talk, command);
		case 'unsay':
			return changing(
				talk.messages.some(({ seq }) => seq === command.message),
				{ ...command, type: 'unsaid' }
			);
		case 'ask-stop':
			return changing(isNotWaiting(talk, command.person), { ...command, type: 'stop-asked' });
		case 'see-stop':
			return changing(!isNotWaiting(talk, command.person), { ...command, type: 'stop-seen' });
		case 'note':
			return presentSeat(room.live, command.by.seat)
				? accept({ ...command, type: 'noted' })
				: refuse('trial/not-your-seat');
		case 'ask-all':
		case 'answer-all':
		case 'close-question':
			return onQuestion(room, talk, command);
		case 'open-fork':
		case 'vote-fork':
		case 'close-fork':
			return onFork(room, command);
	}
}

const changing = (changes: boolean, event: Parameters<typeof accept>[0]): Decided =>
	changes ? accept(event) : refuse('trial/nothing-changes');

const isNotWaiting = ({ stops }: Talk, person: string): boolean =>
	!stops.some((stop) => stop.person === person && !stop.seen);

/** A hint is the next one that the person was not given, of a decision that is open. */
function say({ scenario, state }: Room, talk: Talk, { hint: id, to, by }: Of<'say'>): Decided {
	if (id === undefined) return accept({ type: 'said', by, to });
	const found = decisionHere(scenario, state, { decision: id, role: null });
	if ('refusal' in found) return found;
	const given = to === 'all' ? 0 : hintsGiven(talk, to.person, id);
	const { length } = hintsOf(scenario, 'fr', found.decision, seenValues(scenario, state.case));
	if (to === 'all' || given >= length) return refuse('trial/no-hint-left');
	return accept({ type: 'said', by, to, hint: { decision: id, number: given + 1 } });
}

/** How many hints of a decision somebody was given. */
export const hintsGiven = ({ messages }: Talk, person: string, decision: string): number =>
	messages.filter(({ to, hint }) => to !== 'all' && to.person === person && hint?.decision === decision).length;

function onQuestion(
	{ live }: Room,
	{ question }: Talk,
	command: Of<'ask-all' | 'answer-all' | 'close-question'>
): Decided {
	if (command.type === 'ask-all')
		return live.hall?.paused ? accept({ ...command, type: 'all-asked' }) : refuse('trial/not-paused');
	if (question === null || question.closed) return refuse('trial/ballot-closed');
	if (command.type === 'close-question') return accept({ ...command, type: 'question-closed' });
	if (command.choice >= question.choices) return refuse('trial/answer-invalid');
	return accept({ ...command, type: 'all-answered' });
}

function onFork(room: Room, command: Of<'open-fork' | 'vote-fork' | 'close-fork'>): Decided {
	const { live, scenario, state } = room;
	const fork = live.forks?.find(({ decision }) => decision === command.decision);
	if (command.type === 'open-fork') return fork ? refuse('trial/nothing-changes') : openFork(room, command);
	if (!fork || isForkClosed(state, fork)) return refuse('trial/ballot-closed');
	const { decision } = command;
	if (command.type === 'close-fork') return accept({ type: 'fork-closed', by: command.by, decision });
	const problem = choiceProblem(room, command);
	if (problem) return refuse(problem);
	return scenario.index.decisions.has(decision)
		? accept({ type: 'fork-voted', person: command.person, decision, choice: command.choice })
		: refuse('trial/no-such-decision');
}

function choiceProblem({ scenario }: Room, { decision, choice }: Of<'vote-fork'>): RefusalCode | null {
	const place = scenario.index.decisions.get(decision);
	return place && forkChoices(place.decision).includes(choice) ? null : 'trial/answer-invalid';
}

function openFork({ scenario, state, live }: Room, { by, scene, decision }: Of<'open-fork'>): Decided {
	if (live.hall?.started === false) return refuse('trial/not-started');
	if (sceneNow(scenario, state.case)?.id !== scene) return refuse('trial/scene-left');
	const found = decisionHere(scenario, state, { decision, role: null });
	if ('refusal' in found) return found;
	if (isAnswered(scenario, state.case, found.decision)) return refuse('trial/already-decided');
	if (forkChoices(found.decision).length === 0) return refuse('trial/answer-invalid');
	return accept({ type: 'fork-opened', by, decision });
}
