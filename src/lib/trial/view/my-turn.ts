import type { LiveView } from './live-view.ts';
import type { Mine } from './mine.ts';

/** What a seat has still to answer: what rests on its ballot, or on it as the lead. */
export const dueDecisions = ({ decisions }: LiveView, mine: Mine | null): LiveView['decisions'] =>
	decisions.filter(({ id }) => {
		const ballot = mine?.ballots.find(({ decision }) => decision === id);
		return ballot && (!ballot.forLead || mine?.lead) && !ballot.own?.counts;
	});

/** Whether the room waits for this seat. */
export const isMyTurn = (view: LiveView, mine: Mine | null): boolean =>
	!view.hall.paused && (dueDecisions(view, mine).length > 0 || (view.mayPass && mine?.lead === true));
