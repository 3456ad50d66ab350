import type { Decision } from '../scenario/schema-decisions.ts';
import type { TrialState } from '../room/trial-state.ts';
import type { LiveRoom } from './live-types.ts';
import type { Fork, ForkEvent } from './talk-types.ts';

const forkEvents = new Set<string>(['fork-opened', 'fork-voted', 'fork-closed'] satisfies ForkEvent['type'][]);

/** True where an event is about what those without a seat vote on. */
export const isFork = (event: { type: string }): event is ForkEvent => forkEvents.has(event.type);

/** What can be voted on at a decision, by those without a seat; nothing where it is no fork. */
export function forkChoices(decision: Decision): readonly string[] {
	if (decision.kind === 'choose') return decision.choices.map(({ id }) => id);
	return decision.kind === 'ruling' ? decision.rulings : [];
}

/** True once the vote on a fork is over: it was closed, or its role has decided. */
export const isForkClosed = ({ taken }: TrialState, { decision, closed }: Fork): boolean =>
	closed || taken.some((one) => one.decision === decision);

/** The room after something that happened on a fork. */
export function applyFork(live: LiveRoom, event: ForkEvent, scene: string): LiveRoom {
	const forks = live.forks ?? [];
	const change = (to: (fork: Fork) => Fork): LiveRoom => ({
		...live,
		forks: forks.map((fork) => (fork.decision === event.decision ? to(fork) : fork))
	});
	switch (event.type) {
		case 'fork-opened':
			return { ...live, forks: [...forks, { decision: event.decision, scene, closed: false, votes: [] }] };
		case 'fork-voted': {
			const { person, choice } = event;
			return change((fork) => ({
				...fork,
				votes: [...fork.votes.filter((one) => one.person !== person), { person, choice }]
			}));
		}
		case 'fork-closed':
			return change((fork) => ({ ...fork, closed: true }));
	}
}
