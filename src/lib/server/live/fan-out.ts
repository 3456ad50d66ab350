import type { Language } from '#lib/i18n/language.ts';
import { mine, type TrialState } from '#lib/trial/index.ts';
import { seatNow, type Room } from './room.ts';
import { consoleOf, sightOf, type Audience } from './sight.ts';

/** Names of what is sent: `view` is the same for a whole audience, `mine` is one seat's, `console` the conductors'. */
export type FrameName = 'view' | 'mine' | 'console';

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
	spread(room: Room, present: ReadonlySet<string>): void;
}

const encoder = new TextEncoder();

/** One event of a stream; its id is the number of events that the room had. */
export const frameOf = (name: FrameName, seq: number, data: unknown): Uint8Array =>
	encoder.encode(`id: ${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/** Frames kept while what they tell of stays as it is; told apart by what changes with each input. */
function keptFrames() {
	const kept = new Map<string, { text: string; frame: Uint8Array }>();
	return (name: FrameName, key: string, seq: number, data: unknown): Uint8Array => {
		const text = JSON.stringify(data);
		const known = kept.get(`${name} ${key}`);
		if (known?.text === text) return known.frame;
		const frame = frameOf(name, seq, data);
		kept.set(`${name} ${key}`, { text, frame });
		return frame;
	};
}

/** A fan without watchers. */
export function createFan(): Fan {
	const watchers = new Map<Watcher, Sent>();
	const frame = keptFrames();
	let basis: readonly unknown[] = [];
	let views = new Map<string, Uint8Array>();

	const viewFrame = (room: Room, audience: Audience, language: Language): Uint8Array => {
		const key = `${audience} ${language}`;
		const known = views.get(key);
		if (known) return known;
		const made = frame('view', key, room.state.seq, sightOf(room, audience, language));
		views.set(key, made);
		return made;
	};

	const framesFor = (room: Room, watcher: Watcher, present: ReadonlySet<string>): [FrameName, Uint8Array][] => {
		const { personId, conducts, language } = watcher;
		const { seq } = room.state;
		if (conducts)
			return [
				['view', viewFrame(room, 'public', language)],
				['console', frame('console', language, seq, consoleOf(room, present, language))]
			];
		const seat = personId === null ? undefined : seatNow(room, personId);
		const view: [FrameName, Uint8Array] = ['view', viewFrame(room, seat?.role ?? 'public', language)];
		if (personId === null) return [view];
		const own = seat ? mine(room.scenario, room.state, seat.seat, language) : null;
		return [view, ['mine', frame('mine', `${personId} ${language}`, seq, own)]];
	};

	return {
		watchers,
		spread(room, present) {
			const now = basisOf(room);
			if (now.some((part, index) => part !== basis[index])) views = new Map();
			basis = now;
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
const basisOf = ({ state, members, row }: Room): readonly unknown[] => {
	const { case: context, taken, status, live }: TrialState = state;
	return [context, taken, status, live?.hall, live?.debrief, live?.seats, members, row];
};
