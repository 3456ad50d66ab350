import type { RoleId, Scenario, TrialState, Walk } from '#lib/trial/index.ts';
import { presentSeats, votersOn } from '#lib/trial/live/live-seats.ts';
import { ballotsOn } from '#lib/trial/live/live-ballots.ts';
import { openDecisions, openIncidents, sceneNow } from '#lib/trial/case/scene-reading.ts';

/** What never holds of a trial, whoever sent what in whichever order: a list that must be empty. */
export function brokenInvariants(scenario: Scenario, state: TrialState, walk: Walk | undefined): string[] {
	const broken = {
		...caseInvariants(scenario, state, walk),
		...takenInvariants(scenario, state),
		...liveInvariants(scenario, state)
	};
	return Object.entries(broken).flatMap(([name, isBroken]) => (isBroken ? [name] : []));
}

/** Alone the one role, in a conducted room every role, otherwise the roles with somebody there. */
const isAwaited = ({ opened, live }: TrialState, role: RoleId): boolean =>
	opened?.role === role ||
	live?.conducted === true ||
	live?.seats.some((one) => one.present && one.role === role) === true;

const isAwaitedFor = ({ structure }: Scenario, state: TrialState, incident: string): boolean => {
	const by = structure.incidents[incident]?.by;
	return by !== undefined && isAwaited(state, by);
};

const hasTwice = (values: readonly unknown[]): boolean => new Set(values).size !== values.length;

function caseInvariants(scenario: Scenario, state: TrialState, walk: Walk | undefined): Record<string, boolean> {
	const { case: context, status, ending, seq, branch } = state;
	const isWaiting =
		openDecisions(scenario, context).some(({ role }) => !isAwaited(state, role)) ||
		openIncidents(scenario, context).some((id) => !isAwaitedFor(scenario, state, id));
	return {
		'the case is where the walk of the checker has not been': walk?.knows(context) === false,
		'the ending is not that of the case': ending !== context.ending,
		'an ending without the end': (ending !== null) !== (status === 'ended'),
		'nowhere, and not ended': context.at === null && ending === null,
		'a role that nobody is awaited for has something to do': status === 'playing' && isWaiting,
		'nobody is awaited for, and not ended':
			status === 'playing' &&
			!openDecisions(scenario, context).some(({ role }) => isAwaited(state, role)) &&
			!openIncidents(scenario, context).some((id) => isAwaitedFor(scenario, state, id)),
		'an inject worked twice': hasTwice(context.fired),
		'a scene was played twice': hasTwice([...context.closed.map(({ scene }) => scene), context.at]),
		'the branch is out of order': branch.some((one, at) => one.seq <= (branch[at - 1]?.seq ?? 0) || one.seq > seq)
	};
}

function takenInvariants(scenario: Scenario, { case: context, taken, live }: TrialState): Record<string, boolean> {
	const outcomes = [...context.closed, { ...context, scene: context.at }].flatMap((record) =>
		Object.entries(record.outcomes)
	);
	return {
		'a decision was taken twice': hasTwice(taken.map(({ decision }) => decision)),
		'a decision was taken by another role': taken.some(
			({ decision, role }) => scenario.index.decisions.get(decision)?.decision.role !== role
		),
		'what was taken is not what the case knows': outcomes.some(
			([id, outcome]) => taken.find(({ decision }) => decision === id)?.outcome !== outcome
		),
		'somebody conducted a room without a conductor': taken.some(({ by }) => by === 'conductor') && !live?.conducted,
		'an empty list of exhibits is kept': taken.some(({ cites }) => cites?.length === 0)
	};
}

function liveInvariants(scenario: Scenario, state: TrialState): Record<string, boolean> {
	const { live } = state;
	if (live === undefined) return {};
	const { seats, ballots, cast } = live;
	const present = seats.filter((one) => one.present);
	const open = openDecisions(scenario, state.case);
	const isStray = ({ seat, decision }: (typeof ballots)[number]) =>
		sceneNow(scenario, state.case)?.decisions.find(({ id }) => id === decision)?.role !==
			present.find((one) => one.seat === seat)?.role || state.case.outcomes[decision] !== undefined;
	const isFull = (decision: (typeof open)[number]) => {
		const voted = ballotsOn(scenario, state, decision).length;
		return voted > 0 && voted === votersOn(live, decision).length;
	};
	return {
		'a seat is known twice': hasTwice(seats.map(({ seat }) => seat)),
		'two sit on one place': hasTwice(present.map(({ role, number }) => `${role} ${number}`)),
		'a place that the scenario does not give': seats.some(
			({ role, number }) => number < 1 || number > (scenario.structure.roles[role]?.seats ?? 0)
		),
		'the lead is not the lowest number': present.some(
			({ role, number }) => number < (presentSeats(live, role)[0]?.number ?? 0)
		),
		'two ballots of one seat on one decision': hasTwice(ballots.map(({ seat, decision }) => `${seat} ${decision}`)),
		'a ballot of nobody there, of another role, or on nothing open': ballots.some(isStray),
		'a full ballot is still open': state.status === 'playing' && open.some(isFull),
		'a cast ballot of a seat that never was': cast.some(({ seat }) => !seats.some((one) => one.seat === seat))
	};
}
