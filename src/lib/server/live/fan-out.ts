import type { Language } from '#lib/i18n/language.ts';
import { mine, type TrialState } from '#lib/trial/index.ts';
import { keptFrames, type FrameName, type Told } from './frames.ts';
import type { Presence } from './lines.ts';
import { seatNow, type Room } from './room.ts';
import { consoleOf, personalOf, sightOf, type Audience } from './sight.ts';

/** A page that follows a room. */
export interface Watcher {
	/** Null for the big screen. */
	readonly personId: string | null;
	readonly conducts: boolean;
	readonly language: Language;
	/**
	 * Sends what is told under a name: its changes, or all of it where there are none, or where what they build on has not
	 * left yet. On a slow link only the present is worth sending.
	 */
	send(name: FrameName, whole: () => Uint8Array, changes?: () => Uint8Array): void;
	/** False once whoever watches may no longer. */
	stillAllowed(): Promise<boolean>;
	close(): void;
}

/** The number of what each watcher has, so that nothing is sent twice. */
type Sent = Map<FrameName, Told['number']>;

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

	const viewFrame = (room: Room, audience: Audience, language: Language): [FrameName, Told] => [
		'view',
		frame({
			...{ name: 'view', key: `${audience} ${language}`, seq: room.state.seq, from: basisOf(room) },
			make: () => sightOf(room, audience, language)
		})
	];

	const consoleFrame = (room: Room, present: Presence, language: Language): [FrameName, Told] => [
		'console',
		frame({
			...{ name: 'console', key: language, seq: room.state.seq, from: [present] },
			make: () => consoleOf(room, present, language)
		})
	];

	const ownFrames = (room: Room, personId: string, language: Language): [FrameName, Told][] => {
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

	const framesFor = (room: Room, watcher: Watcher, present: Presence): [FrameName, Told][] => {
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
				for (const [name, { number, since, whole, changes }] of framesFor(room, watcher, present)) {
					const last = sent.get(name);
					if (last === number) continue;
					sent.set(name, number);
					watcher.send(name, whole, last === since ? changes : undefined);
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
