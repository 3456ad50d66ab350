import * as v from 'valibot';
import type { LiveView, Mine } from '#lib/trial/index.ts';
import { firstAnswer } from './first-answer.ts';
import { listen, type Arrived, type Listener } from './listener.ts';
import type { BenchPerson } from './prepare-rooms.ts';

/** One person of a measured room, with the last that their page was sent. */
interface Seen {
	readonly person: BenchPerson;
	view: string;
	mine: string;
	viewAt: number;
}

/** What came of a command: when it was sent and acknowledged, and whether it was taken. */
export interface Sent {
	readonly at: number;
	readonly acknowledged: number;
	readonly status: number;
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
	const seen = people.map((person): Seen => ({ person, view: '', mine: '', viewAt: 0 }));
	let turn = 0;
	const room: LoadedRoom = {
		people: seen,
		onView: () => undefined,
		act: () => act(origin, trialId, seen, turn++),
		isOver: () => seen.some(({ view }) => view !== '' && sightIn(view).view.status !== 'playing'),
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
		listen(`${origin}/fr/live/${trialId}/stream`, one.person.cookie, (frame) => {
			if (frame.name === 'mine') one.mine = frame.data;
			if (frame.name !== 'view') return;
			Object.assign(one, { view: frame.data, viewAt: frame.at });
			room.onView(frame);
		});
	let listeners = await Promise.all(seen.map(follow));
	return room;
}

async function act(origin: string, trialId: string, people: readonly Seen[], turn: number): Promise<Sent | null> {
	const seated = people.filter(({ person }) => person.role !== null);
	for (let next = 0; next < seated.length; next++) {
		const one = seated[(turn + next) % seated.length];
		const form = one && formFor(one);
		if (!form) continue;
		const at = performance.now();
		const answer = await fetch(`${origin}/fr/live/${trialId}?/command`, {
			method: 'POST',
			headers: { origin, cookie: one.person.cookie, accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: form
		});
		const { status } = v.parse(outcome, JSON.parse(await answer.text()));
		return { at, acknowledged: performance.now(), status };
	}
	return null;
}

function formFor({ view, mine }: Seen): URLSearchParams | null {
	if (view === '' || mine === '') return null;
	const own: unknown = JSON.parse(mine);
	if (!isMine(own)) throw new Error('A frame of another shape');
	return firstAnswer(sightIn(view), own);
}

function sightIn(view: string): { view: LiveView } {
	const sight: unknown = JSON.parse(view);
	if (!isSight(sight)) throw new Error('A frame of another shape');
	return sight;
}

const outcome = v.object({ status: v.number() });
const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;
const isSight = (value: unknown): value is { view: LiveView } => has(value, 'view');
const isMine = (value: unknown): value is Mine | null => value === null || has(value, 'ballots');
