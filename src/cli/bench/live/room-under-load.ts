import * as v from 'valibot';
import type { LiveView, Mine } from '#lib/trial/index.ts';
import { firstAnswer } from './first-answer.ts';
import { listen, type Arrived, type Listener } from './listener.ts';
import type { BenchPerson } from './prepare-rooms.ts';

/** One person of a measured room, with the last that their page was sent. */
interface Seen {
	readonly person: BenchPerson;
	sight: { readonly view: LiveView } | null;
	mine: Mine | null;
	/** How many frames have come, and who waits for the next. */
	frames: number;
	onFrame: () => void;
}

/** What came of a command: when it was sent and acknowledged, and why it was refused where it was. */
export interface Sent {
	readonly at: number;
	readonly acknowledged: number;
	readonly refusal: string | null;
}

/** A room whose people are all there and do what they can, one command at a time. */
export interface LoadedRoom {
	readonly people: readonly Seen[];
	/** Sends the first thing that somebody can do now; null where nobody can do anything that their page shows. */
	act(): Promise<Sent | null>;
	/** Whether the pages say that the trial is over. */
	isOver(): boolean;
	/** Told of each view that arrives anywhere. */
	onView: (arrived: Arrived) => void;
	/** Drops every stream, and follows again at once; gives when the last has its view back, in milliseconds. */
	comeBack(): Promise<number>;
	close(): void;
}

export async function loadRoom(origin: string, people: readonly BenchPerson[]): Promise<LoadedRoom> {
	const trialId = people[0]?.trialId ?? '';
	const seen = people.map((person): Seen => ({
		...{ person, sight: null, mine: null, frames: 0 },
		onFrame: () => undefined
	}));
	let turn = 0;
	const room: LoadedRoom = {
		people: seen,
		onView: () => undefined,
		act: () => act(origin, trialId, seen, turn++),
		isOver: () => seen.some(({ sight }) => sight !== null && sight.view.status !== 'playing'),
		async comeBack() {
			room.close();
			const from = performance.now();
			listeners = await Promise.all(seen.map(follow));
			return performance.now() - from;
		},
		close: () => {
			for (const listener of listeners) listener.close();
		}
	};
	const follow = (one: Seen): Promise<Listener> =>
		listen(`${origin}/fr/live/${trialId}/stream`, one.person.cookie, {
			reads: one.person.role !== null,
			told: (frame) => {
				if (frame.name === 'mine' && isMine(frame.value)) one.mine = frame.value;
				if (frame.name === 'view' && isSight(frame.value)) one.sight = frame.value;
				one.frames += 1;
				one.onFrame();
				if (frame.name === 'view') room.onView(frame);
			}
		});
	let listeners = await Promise.all(seen.map(follow));
	return room;
}

async function act(origin: string, trialId: string, people: readonly Seen[], turn: number): Promise<Sent | null> {
	const seated = people.filter(({ person }) => person.role !== null);
	for (let next = 0; next < seated.length; next++) {
		const one = seated[(turn + next) % seated.length];
		const form = one?.sight && firstAnswer(one.sight, one.mine);
		if (!form) continue;
		const at = performance.now();
		const { frames } = one;
		const answer = await fetch(`${origin}/fr/live/${trialId}?/command`, {
			method: 'POST',
			headers: { origin, cookie: one.person.cookie, accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: form
		});
		const refusal = refusalIn(v.parse(outcome, JSON.parse(await answer.text())));
		const acknowledged = performance.now();
		if (refusal === null && one.frames === frames) await nextFrame(one);
		return { at, acknowledged, refusal };
	}
	return null;
}

const longestWait = 3000;

/**
 * Nobody decides on a page that does not show yet what was just decided: what one does shows on one's own page first. Where
 * no frame comes at all the load goes on all the same, so that a fault of the server is measured and does not end it.
 */
const nextFrame = (one: Seen): Promise<void> =>
	new Promise((resolve) => {
		const waiting = setTimeout(resolve, longestWait);
		one.onFrame = () => {
			clearTimeout(waiting);
			resolve();
		};
	});

const outcome = v.object({ type: v.string(), status: v.optional(v.number()), data: v.optional(v.string()) });

/** The code of a refusal as it stands in the answer to a form; null where the command was taken. */
function refusalIn({ type, status, data = '' }: v.InferOutput<typeof outcome>): string | null {
	if (type === 'redirect') return null;
	return /"(trial\/[a-z-]+)"/.exec(data)?.[1] ?? `${type} ${String(status)}`;
}

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;
const isSight = (value: unknown): value is { view: LiveView } => has(value, 'view');
const isMine = (value: unknown): value is Mine | null => value === null || has(value, 'ballots');
