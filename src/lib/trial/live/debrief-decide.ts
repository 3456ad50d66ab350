import { gatesRaised } from '../debrief/debrief.ts';
import { decisionsWalked, walkedPlay, walkedPlays } from '../debrief/walked-plays.ts';
import { conductorProblem } from '../room/actor-problem.ts';
import { accept, refuse, type Decided } from '../room/decided.ts';
import { unbegunDebrief, type CommonDebrief } from './common-debrief.ts';
import type { DebriefCommand } from './debrief-command.ts';
import type { Room } from './hall-decide.ts';

/** What a command to the common debrief does: is the trial over, who asks, is it there, would it change anything. */
export function decideDebrief(room: Room, command: DebriefCommand): Decided {
	const problem = conductorProblem(room.live);
	if (problem) return refuse(problem);
	if (room.state.status === 'playing') return refuse('trial/still-playing');
	const debrief = room.live.debrief ?? unbegunDebrief;
	switch (command.type) {
		case 'move-debrief':
			return onDecision(room, command.to, debrief.at !== command.to, { ...command, type: 'debrief-moved' });
		case 'reveal-decision':
			return onDecision(room, command.of, !debrief.revealed.includes(command.of), {
				...command,
				type: 'decision-revealed'
			});
		case 'tick-gate':
			return tickGate(room, debrief, command);
		case 'name-record':
			return nameRecord(room, debrief, command);
		case 'close-grids':
			return debrief.gridsClosed ? refuse('trial/nothing-changes') : accept({ ...command, type: 'grids-closed' });
		case 'close-debrief':
			return close(room, debrief, command);
	}
}

function onDecision(room: Room, seq: number, changes: boolean, event: Parameters<typeof accept>[0]): Decided {
	if (!decisionsWalked(room.scenario, room.state).some(({ together }) => together.seq === seq))
		return refuse('trial/no-such-moment');
	return changes ? accept(event) : refuse('trial/nothing-changes');
}

function tickGate(
	{ scenario, state }: Room,
	debrief: CommonDebrief,
	{ by, gate }: Extract<DebriefCommand, { type: 'tick-gate' }>
): Decided {
	if (debrief.closed !== null) return refuse('trial/debrief-closed');
	const { number, state: played } = walkedPlay(scenario, state);
	if (!gatesRaised(played).some((raised) => raised.gate === gate)) return refuse('trial/no-such-gate');
	return isTicked(debrief, number, gate)
		? refuse('trial/nothing-changes')
		: accept({ type: 'gate-debriefed', by, branch: number, gate });
}

const isTicked = ({ gates }: CommonDebrief, branch: number, gate: string): boolean =>
	gates.some((one) => one.branch === branch && one.gate === gate);

function nameRecord(
	{ scenario, state }: Room,
	{ closed }: CommonDebrief,
	{ by, play }: Extract<DebriefCommand, { type: 'name-record' }>
): Decided {
	if (closed !== null) return refuse('trial/debrief-closed');
	const plays = walkedPlays(scenario, state);
	const isEnded = plays.some((one) => one.number === play && one.state.ending !== null);
	if (!isEnded) return refuse('trial/no-such-play');
	return plays[0]?.number === play ? refuse('trial/nothing-changes') : accept({ type: 'record-named', by, play });
}

function close(
	{ scenario, state }: Room,
	debrief: CommonDebrief,
	{ by }: Extract<DebriefCommand, { type: 'close-debrief' }>
): Decided {
	if (debrief.closed !== null) return refuse('trial/debrief-closed');
	const { number, state: played } = walkedPlay(scenario, state);
	const areTicked = gatesRaised(played).every(({ gate }) => isTicked(debrief, number, gate));
	return areTicked ? accept({ type: 'debrief-closed', by }) : refuse('trial/gates-left');
}
