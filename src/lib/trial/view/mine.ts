import type { Answer } from '../room/answer.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { ballotsOn } from '../live/live-ballots.ts';
import { isForLead, isLead, presentSeat, votersOn } from '../live/live-seats.ts';
import type { LiveRoom, LiveSeat } from '../live/live-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import { answerLabels, decisionProse } from './taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';

/** Where an open decision of my role stands, as my seat may know it. */
export interface MineBallot {
	readonly decision: string;
	/** Only the lead answers it. */
	readonly forLead: boolean;
	/** How many of those whom it waits for have voted, and how many they are. What they voted is nobody's to know yet. */
	readonly voted: number;
	readonly voters: number;
	/** My own ballot, which I may change until the decision closes. */
	readonly own: {
		readonly answer: Answer;
		readonly labels: readonly string[];
		readonly cites: readonly string[];
		/** False where what I chose has closed since, or where I no longer lead: it is not counted. */
		readonly counts: boolean;
	} | null;
}

/** What only one seat may see, besides the view of its role. */
export interface Mine {
	readonly seat: string;
	readonly role: RoleId;
	readonly number: number;
	/** I lead my role: I answer what is not voted on, break ties and may close ballots. */
	readonly lead: boolean;
	readonly ballots: readonly MineBallot[];
}

/** What a seat may see of its own; null where it is not present in a live room. Never anything of another seat. */
export function mine(scenario: Scenario, state: TrialState, seat: string, language: ScenarioLanguage): Mine | null {
	const { live } = state;
	const own = live && presentSeat(live, seat);
	if (!live || !own) return null;
	const decisions = state.status === 'playing' ? openDecisions(scenario, state.case) : [];
	return {
		seat,
		role: own.role,
		number: own.number,
		lead: isLead(live, own),
		ballots: decisions
			.filter(({ role }) => role === own.role)
			.map((decision) => ballotOf({ scenario, state, live, own, language }, decision))
	};
}

interface Reader {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly live: LiveRoom;
	readonly own: LiveSeat;
	readonly language: ScenarioLanguage;
}

function ballotOf(reader: Reader, decision: Decision): MineBallot {
	const { scenario, state, live } = reader;
	return {
		decision: decision.id,
		forLead: isForLead(decision),
		voted: ballotsOn(scenario, state, decision).length,
		voters: votersOn(live, decision).length,
		own: ownBallot(reader, decision)
	};
}

function ownBallot({ scenario, state, live, own, language }: Reader, decision: Decision): MineBallot['own'] {
	const ballot = live.ballots.find((one) => one.seat === own.seat && one.decision === decision.id);
	if (!ballot) return null;
	const { answer, cites = [] } = ballot;
	const prose = decisionProse(scenario, language, decision, seenValues(scenario, state.case));
	const counts = ballotsOn(scenario, state, decision).includes(ballot);
	return { answer, labels: answerLabels(prose, answer, []), cites, counts };
}
