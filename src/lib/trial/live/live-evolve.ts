import type { EventOf, LiveEvent, TrialEvent } from '../room/event.ts';
import { applyInHall, closedHall, isAboutHall, openHall } from './hall.ts';
import { applyToDebrief, isOfDebrief, unbegunDebrief } from './common-debrief.ts';
import { applyFork, isFork } from './forks.ts';
import { ballotsOn, closeBallot, withBallot, withoutOldBallots } from './live-ballots.ts';
import { withoutSeat, withSeat } from './live-seats.ts';
import { applyTalk, isTalk, withoutQuestion } from './talk.ts';
import type { Actor, Cast, LiveRoom, LiveSeat } from './live-types.ts';
import { openingOf } from '../room/room-opening.ts';
import { followScripts } from '../room/room-script.ts';
import { mustStep } from '../room/room-take.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions } from '../case/scene-reading.ts';
import type { TrialState } from '../room/trial-state.ts';

/**
 * The trial after an event that only a live room has.
 * @throws where it could not have been accepted
 */
export function applyLive(scenario: Scenario, state: TrialState, event: LiveEvent): TrialState {
	if (event.type === 'opened-live') return openLive(scenario, state, event);
	const { live } = state;
	if (live === undefined) throw new Error(`${event.type} in a trial alone`);
	if (isOfDebrief(event))
		return { ...state, live: { ...live, debrief: applyToDebrief(live.debrief ?? unbegunDebrief, event, state.seq) } };
	if (isTalk(event)) return { ...state, live: applyTalk(live, event, state.seq) };
	if (isFork(event)) return { ...state, live: applyFork(live, event, state.case.at ?? '') };
	switch (event.type) {
		case 'seat-taken': {
			const { seat, role, number } = event;
			return { ...state, live: { ...live, seats: withSeat(live.seats, { seat, role, number }) } };
		}
		case 'seat-left':
			return { ...state, live: withoutSeat(live, event.seat) };
		case 'voted':
			return { ...state, live: withVote(live, event) };
		case 'ballot-closed':
			return closeNow(scenario, state, event.decision);
		case 'script-followed':
			return followScripts(scenario, state, (role) => role === event.role) ?? state;
		case 'inject-fired':
			return { ...state, case: mustStep(scenario, state.case, { type: 'inject', inject: event.inject }) };
		case 'time-up':
			return closeInTime(scenario, { ...state, live: withoutTimer(live) });
		case 'resumed':
			return { ...state, live: withoutQuestion(inHall(live, event)) };
		default:
			return { ...state, live: inHall(live, event) };
	}
}

const inHall = (live: LiveRoom, event: Parameters<typeof applyInHall>[1]): LiveRoom => ({
	...live,
	hall: applyInHall(live.hall ?? openHall, event)
});

/**
 * Who sits where, the rest of the hall, what was said and what the debrief has shown are facts of the room and not of the case: going back leaves them
 * as they are.
 */
export const isAboutRoom = (event: TrialEvent): boolean =>
	event.type === 'seat-taken' ||
	event.type === 'seat-left' ||
	isAboutHall(event.type) ||
	isTalk(event) ||
	isOfDebrief(event);

/** The room without its clock: time that was given for what is taken back binds nobody. */
export const withoutTimer = (live: LiveRoom): LiveRoom =>
	live.hall === undefined ? live : { ...live, hall: { ...live.hall, timer: null } };

/** The trial once every ballot of the scene was closed on which somebody has voted. */
function closeInTime(scenario: Scenario, state: TrialState): TrialState {
	const voted = openDecisions(scenario, state.case).find((one) => ballotsOn(scenario, state, one).length > 0);
	return voted ? closeInTime(scenario, withoutOldBallots(scenario, closeBallot(scenario, state, voted))) : state;
}

function openLive(scenario: Scenario, state: TrialState, event: EventOf<'opened-live'>): TrialState {
	const { variant, seed, conducted } = event;
	const seats = event.seats.reduce<LiveSeat[]>(withSeat, []);
	const hall = event.lobby ? { hall: closedHall } : {};
	const live: LiveRoom = { seed, conducted, seats, ballots: [], cast: [], ...hall };
	return { ...state, status: 'playing', live, case: openingOf(scenario, variant, conducted) };
}

function withVote(live: LiveRoom, { by, decision, answer, cites }: EventOf<'voted'>): LiveRoom {
	const ballot = { seat: by.seat, decision, answer };
	return withBallot(live, cites === undefined ? ballot : { ...ballot, cites });
}

function closeNow(scenario: Scenario, state: TrialState, id: string): TrialState {
	const place = scenario.index.decisions.get(id);
	if (!place) throw new Error(`the scenario has no decision ${id}`);
	return closeBallot(scenario, state, place.decision);
}

/** The trial with a question on the account of the seat that asked it. */
export function noteQuestion(state: TrialState, by: Actor | undefined, decision: string, question: string): TrialState {
	if (state.live === undefined || by === undefined || by === 'conductor') return state;
	const { cast } = state.live;
	const before = cast.find((one) => one.seat === by.seat && one.decision === decision);
	const first: Cast = { seat: by.seat, scene: state.case.at ?? '', decision, answer: null, questions: [] };
	const entry = { ...first, questions: [...(before?.questions ?? []), question] };
	return { ...state, live: { ...state.live, cast: [...cast.filter((one) => one !== before), entry] } };
}
