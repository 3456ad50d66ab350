import { conductorProblem } from '../room/actor-problem.ts';
import type { CommandOf } from '../room/command.ts';
import { accept, refuse, type Decided } from '../room/decided.ts';
import { decisionHere, givenProblem, keptOf } from '../room/decision-problem.ts';
import { ballotsOn } from './live-ballots.ts';
import { isForLead, isLead, isOpened, presentSeat, presentSeats, withSeat } from './live-seats.ts';
import { isToDebrief } from './debrief-command.ts';
import { decideDebrief } from './debrief-decide.ts';
import { decideInHall, restProblem, type Room } from './hall-decide.ts';
import { decideTalk } from './talk-decide.ts';
import type { LiveSeat, Seat } from './live-types.ts';
import type { RefusalCode } from '../room/refusal.ts';
import { followScripts } from '../room/room-script.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isAnswered, sceneNow } from '../case/scene-reading.ts';
import type { TrialState } from '../room/trial-state.ts';
import type { LiveCommand } from './live-command.ts';

/**
 * What a command that only a live room knows does to it, asked in the order of `decide`: is the room open, live and not
 * over, does the hearing go on, who acts, is the scene still the same, is the decision there, not yet taken, is it for the lead, is the answer one.
 */
export function decideLive(scenario: Scenario, state: TrialState, command: LiveCommand): Decided {
	if (command.type === 'open-live') return openLive(scenario, state, command);
	if (!isOpened(state)) return refuse('trial/not-open');
	const { live } = state;
	if (live === undefined) return refuse('trial/not-live');
	if (isToDebrief(command)) return decideDebrief({ scenario, state, live }, command);
	if (state.status !== 'playing' && !isStop(command)) return refuse('trial/over');
	const problem = restProblem(live, command);
	if (problem) return refuse(problem);
	const room = { scenario, state, live };
	switch (command.type) {
		case 'take-seat':
			return takeSeat(room, command);
		case 'leave-seat':
			return leaveSeat(room, command);
		case 'vote':
			return vote(room, command);
		case 'close-ballot':
			return closeBallot(room, command);
		case 'follow-script':
			return followScript(room, command);
		case 'fire-inject':
			return fireInject(room, command);
		case 'start-hearing':
		case 'pause':
		case 'resume':
		case 'set-timer':
		case 'clear-timer':
		case 'time-up':
		case 'show-exhibit':
		case 'raise-hand':
		case 'lower-hand':
			return decideInHall(room, command);
		default:
			return decideTalk(room, command);
	}
}

/** Whoever has to stop may say so in the debrief too. */
const isStop = ({ type }: LiveCommand): boolean => type === 'ask-stop' || type === 'see-stop';

function openLive(scenario: Scenario, state: TrialState, command: CommandOf<'open-live'>): Decided {
	if (isOpened(state)) return refuse('trial/already-open');
	if (!scenario.structure.variants.includes(command.variant)) return refuse('trial/unknown-variant');
	let seats: readonly LiveSeat[] = [];
	for (const seat of command.seats) {
		const problem = seatProblem(scenario, seats, seat);
		if (problem) return refuse(problem);
		seats = withSeat(seats, seat);
	}
	return accept({ ...command, type: 'opened-live' });
}

function takeSeat({ scenario, live }: Room, { seat, role, number }: CommandOf<'take-seat'>): Decided {
	const problem = seatProblem(scenario, live.seats, { seat, role, number });
	return problem ? refuse(problem) : accept({ type: 'seat-taken', seat, role, number });
}

/** Why a seat cannot be taken; null where it can. A seat stays what it once was: its role and its number. */
function seatProblem({ structure }: Scenario, seats: readonly LiveSeat[], wanted: Seat): RefusalCode | null {
	const role = structure.roles[wanted.role];
	if (!role?.play.includes('live')) return 'trial/role-not-playable';
	const known = seats.find(({ seat }) => seat === wanted.seat);
	const wasOther = known && !isSamePlace(known, wanted);
	if (wanted.number > role.seats || wasOther) return 'trial/no-such-seat';
	return seats.some((one) => one.present && isSamePlace(one, wanted)) ? 'trial/seat-taken' : null;
}

const isSamePlace = (a: Seat, b: Seat): boolean => a.role === b.role && a.number === b.number;

const leaveSeat = ({ live }: Room, { seat }: CommandOf<'leave-seat'>): Decided =>
	presentSeat(live, seat) ? accept({ type: 'seat-left', seat }) : refuse('trial/not-your-seat');

function vote({ scenario, state, live }: Room, command: CommandOf<'vote'>): Decided {
	const seat = presentSeat(live, command.by.seat);
	if (!seat) return refuse('trial/not-your-seat');
	if (sceneNow(scenario, state.case)?.id !== command.scene) return leftScene(scenario, state, command);
	const found = decisionHere(scenario, state, { ...command, role: seat.role });
	if ('refusal' in found) return found;
	const { decision } = found;
	if (isAnswered(scenario, state.case, decision)) return refuse('trial/ballot-closed');
	if (isForLead(decision) && !isLead(live, seat)) return refuse('trial/lead-only');
	const problem = givenProblem(scenario, state, decision, command);
	if (problem) return refuse(problem);
	return accept({ type: 'voted', by: command.by, decision: decision.id, ...keptOf(command) });
}

/** A ballot for a decision taken in a scene since left comes too late, rather than to the wrong scene. */
function leftScene(scenario: Scenario, state: TrialState, { scene, decision }: CommandOf<'vote' | 'close-ballot'>) {
	const isOfScene = scenario.index.decisions.get(decision)?.scene.id === scene;
	const wasTaken = isOfScene && state.taken.some((one) => one.decision === decision);
	return refuse(wasTaken ? 'trial/ballot-closed' : 'trial/scene-left');
}

function closeBallot({ scenario, state, live }: Room, command: CommandOf<'close-ballot'>): Decided {
	const { by } = command;
	const seat = by === 'conductor' ? null : presentSeat(live, by.seat);
	const problem = seat === null ? conductorProblem(live) : seat === undefined ? 'trial/not-your-seat' : null;
	if (problem) return refuse(problem);
	if (sceneNow(scenario, state.case)?.id !== command.scene) return leftScene(scenario, state, command);
	const found = decisionHere(scenario, state, { ...command, role: seat?.role ?? null });
	if ('refusal' in found) return found;
	if (isAnswered(scenario, state.case, found.decision)) return refuse('trial/ballot-closed');
	if (seat && !isLead(live, seat)) return refuse('trial/lead-only');
	if (ballotsOn(scenario, state, found.decision).length === 0) return refuse('trial/no-ballots');
	return accept({ type: 'ballot-closed', by, decision: found.decision.id });
}

function followScript({ scenario, state, live }: Room, { by, role, scene }: CommandOf<'follow-script'>): Decided {
	const problem = conductorProblem(live);
	if (problem) return refuse(problem);
	if (presentSeats(live, role).length > 0) return refuse('trial/role-is-played');
	if (sceneNow(scenario, state.case)?.id !== scene) return refuse('trial/scene-left');
	const next = followScripts(scenario, state, (one) => one === role);
	return next ? accept({ type: 'script-followed', by, role }) : refuse('trial/nothing-to-follow');
}

function fireInject({ scenario, state, live }: Room, { by, inject }: CommandOf<'fire-inject'>): Decided {
	const problem = conductorProblem(live);
	if (problem) return refuse(problem);
	const { injects } = scenario.structure;
	const declared = Object.hasOwn(injects, inject) ? injects[inject] : undefined;
	if (!declared) return refuse('trial/no-such-inject');
	const { fired, armed, at } = state.case;
	if (fired.includes(inject) || armed.includes(inject)) return refuse('trial/inject-already-fired');
	const numberOf = (scene: string | null) => scenario.index.sceneNumbers.get(scene ?? '') ?? 0;
	const isOver = declared.scenes.every((scene) => numberOf(scene) < numberOf(at));
	return isOver ? refuse('trial/inject-too-late') : accept({ type: 'inject-fired', by, inject });
}
