import type { Language } from '#lib/i18n/language.ts';
import { mine, type TrialState } from '#lib/trial/index.ts';
import { keptFrames, type FrameName } from './frames.ts';
import type { Presence } from './lines.ts';
import { seatNow, type Room } from './room.ts';
import { consoleOf, personalOf, sightOf, type Audience } from './sight.ts';

/** A page that follows a room. */
export interface Watcher {
	/** Null for the big screen. */
	readonly personId: string | null;
	readonly conducts: boolean;
	readonly language: Language;
	/** The latest of a name replaces what has not left yet: on a slow link only the present is worth sending. */
	send(name: FrameName, frame: Uint8Array): void;
	/** False once whoever watches may no longer. */
	stillAllowed(): Promise<boolean>;
	close(): void;
}

/** What each watcher has, so that nothing is sent twice. */
type Sent = Map<FrameName, Uint8Array>;

/** The watchers of one room. */
export interface Fan {
	readonly watchers: Map<Watcher, Sent>;
	/** Sends everybody what is new to them: each view is made and encoded once an audience and language. */
	spread(room: Room, present: Presence): void;
}

/** A fan without watchers. */
export function createFan(): Fan {
	const watchers = new Map<Watcher, Sent>();
	const frame = keptFrames();

	const viewFrame = (room: Room, audience: Audience, language: Language): [FrameName, Uint8Array] => [
		'view',
		frame({
			...{ name: 'view', key: `${audience} ${language}`, seq: room.state.seq, from: basisOf(room) },
			make: () => sightOf(room, audience, language)
		})
	];

	const consoleFrame = (room: Room, present: Presence, language: Language): [FrameName, Uint8Array] => [
		'console',
		frame({
			...{ name: 'console', key: language, seq: room.state.seq, from: [present] },
			make: () => consoleOf(room, present, language)
		})
	];

	const ownFrames = (room: Room, personId: string, language: Language): [FrameName, Uint8Array][] => {
		const { state, texts, scenario } = room;
		const { case: context, status, live, seq } = state;
		const seat = seatNow(room, personId);
		const shared = { key: `${personId} ${language}`, seq };
		// Without a seat nothing of the case is one's own: a hundred who watch are not looked at for each decision.
		const played = seat && context;
		return [
			[
				'mine',
				frame({
					...{ ...shared, name: 'mine', from: [played, status, seat && live?.ballots, live?.seats] },
					make: () => (seat ? mine(scenario, state, seat.seat, language) : null)
				})
			],
			[
				'personal',
				frame({
					...{ ...shared, name: 'personal', from: [played, live?.talk, live?.forks, live?.seats, texts] },
					make: () => personalOf(room, personId, language)
				})
			]
		];
	};

	const framesFor = (room: Room, watcher: Watcher, present: Presence): [FrameName, Uint8Array][] => {
		const { personId, conducts, language } = watcher;
		if (conducts) return [viewFrame(room, 'public', language), consoleFrame(room, present, language)];
		if (personId === null) return [viewFrame(room, 'public', language)];
		const audience = seatNow(room, personId)?.role ?? 'public';
		return [viewFrame(room, audience, language), ...ownFrames(room, personId, language)];
	};

	return {
		watchers,
		spread(room, present) {
			for (const [watcher, sent] of watchers)
				for (const [name, data] of framesFor(room, watcher, present)) {
					if (sent.get(name) === data) continue;
					sent.set(name, data);
					watcher.send(name, data);
				}
		}
	};
}

/** What a view is made of: as long as all of it is the same, so is every view. A ballot changes none. */
const basisOf = ({ state, members, row, texts }: Room): readonly unknown[] => {
	const { case: context, taken, status, live }: TrialState = state;
	const { hall, debrief, seats, talk, forks } = live ?? {};
	return [context, taken, status, hall, debrief, seats, talk, forks, texts, members, row];
};
