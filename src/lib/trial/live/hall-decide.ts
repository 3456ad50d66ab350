import { conductorProblem } from '../room/actor-problem.ts';
import { accept, refuse, type Decided } from '../room/decided.ts';
import { openHall } from './hall.ts';
import type { HallCommand } from './hall-command.ts';
import { presentSeat } from './live-seats.ts';
import type { Actor, Hall, LiveRoom } from './live-types.ts';
import type { RefusalCode } from '../room/refusal.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TrialState } from '../room/trial-state.ts';
import { visibleExhibits } from '../case/visible-exhibits.ts';

/** A live room as its commands are decided. */
export interface Room {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly live: LiveRoom;
}

/** Commands that act on the case: nobody sends them before the hearing has begun, and only the conductor while it rests. */
const onCase = new Set<string>([
	...['decide', 'ask', 'finish-asking', 'raise', 'pass'],
	...['vote', 'close-ballot', 'follow-script', 'fire-inject']
]);

/** Why the hearing does not take a command now; null where it does. */
export function restProblem({ hall }: LiveRoom, command: { type: string; by?: Actor }): RefusalCode | null {
	if (hall === undefined || !onCase.has(command.type)) return null;
	if (!hall.started) return 'trial/not-started';
	return hall.paused !== null && command.by !== 'conductor' ? 'trial/paused' : null;
}

/** What a command to the room does: who asks, and would it change anything. */
export function decideInHall(room: Room, command: HallCommand): Decided {
	const problem = askerProblem(room.live, command);
	if (problem) return refuse(problem);
	const hall = room.live.hall ?? openHall;
	switch (command.type) {
		case 'start-hearing':
			return changing(!hall.started, { ...command, type: 'hearing-started' });
		case 'pause':
			return changing(hall.paused === null, { ...command, type: 'paused' });
		case 'resume':
			return changing(hall.paused !== null, { ...command, type: 'resumed' });
		case 'set-timer':
			return accept({ ...command, type: 'timer-set' });
		case 'clear-timer':
			return changing(hall.timer !== null, { ...command, type: 'timer-cleared' });
		case 'time-up':
			return changing(isUp(hall, command.at), { type: 'time-up' });
		case 'show-exhibit':
			return showExhibit(room, hall, command.exhibit);
		case 'raise-hand':
			return changing(!hall.hands.includes(command.by.seat), { ...command, type: 'hand-raised' });
		case 'lower-hand':
			return changing(hall.hands.includes(command.seat), { ...command, type: 'hand-lowered' });
	}
}

function askerProblem(live: LiveRoom, command: HallCommand): RefusalCode | null {
	if (command.type === 'time-up') return null;
	if (command.by === 'conductor') return conductorProblem(live);
	const isOwn = command.type === 'raise-hand' || command.seat === command.by.seat;
	return isOwn && presentSeat(live, command.by.seat) ? null : 'trial/not-your-seat';
}

const changing = (changes: boolean, event: Parameters<typeof accept>[0]): Decided =>
	changes ? accept(event) : refuse('trial/nothing-changes');

const isUp = ({ timer }: Hall, at: string): boolean =>
	timer !== null && timer.hard && timer.endsAt !== null && timer.endsAt <= at;

/** Only what the public may see is put before everybody. */
function showExhibit({ scenario, state }: Room, hall: Hall, exhibit: string | null): Decided {
	if (exhibit === hall.shown) return refuse('trial/nothing-changes');
	const isPublic = exhibit === null || visibleExhibits(scenario, state.case, null).some(({ id }) => id === exhibit);
	return isPublic ? accept({ type: 'exhibit-shown', by: 'conductor', exhibit }) : refuse('trial/exhibit-not-visible');
}
