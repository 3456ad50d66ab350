import { setImmediate as nextTurn } from 'node:timers/promises';
import { findLiveRoom, membersOf, trialsDue } from '../db/live-room-repository.ts';
import { describeFault } from '../fault.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import { drain } from './drain.ts';
import type { Fan, Watcher } from './fan-out.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { holdRooms, type HeldRoom, type HeldRooms } from './held-rooms.ts';
import type { LineQuality, Presence } from './lines.ts';
import type { Room } from './room.ts';
import { createTurns } from './turns.ts';
import type { Answered, Asked } from './take-commands.ts';

/** The live rooms of this node. */
export interface LiveRooms {
	/** The room of a trial as it stands; undefined where there is none. */
	room(trialId: string): Promise<Room | undefined>;
	/** Takes what somebody asks: decided, durable, then acknowledged and sent to who watches. */
	submit(trialId: string, asked: Asked): Promise<Answered | { readonly refusal: 'trial/not-found' }>;
	/** Lets a page follow a room, from the present on; gives how to leave, undefined where there is no room. */
	watch(trialId: string, watcher: Watcher): Promise<(() => void) | undefined>;
	/** Somebody came in or went, or the door has changed. */
	peopleChanged(trialId: string): Promise<void>;
	/** Who is there, and how well their line carries. */
	present(trialId: string): Presence;
	/** What a page tells of its line, `gone` as it is closed; `asking` is told for one without JavaScript. */
	tellLine(trialId: string, personId: string, line: LineQuality | 'asking' | 'gone', page?: string): void;
	/** Ends the streams of one person. */
	dismiss(trialId: string, personId: string): void;
	/** Ends every stream: their pages come back by themselves. */
	hangUp(): void;
	/** Ends them, and the clocks of the rooms. */
	close(): void;
}

/** Views are made in the turns of this node, whichever room they are of. */
const turns = createTurns();

/** At most one view an audience in so many milliseconds. */
const tick = 15;
const ringEvery = 1000;
const recheckEvery = 30_000;
const keepIdle = 10 * 60_000;

/** Opens the live rooms of this node: each is read from its log when somebody first asks for it. */
export function openLiveRooms(app: TrialsApp): LiveRooms {
	const rooms = holdRooms(app);
	const commit = createGroupCommit(app.db);
	const live = liveRoomsOf(app, rooms, commit);
	// While the database is away there is nothing to ring and nobody to check: the next time will.
	const clocks = [
		setInterval(() => void ringDue(app, live).catch(() => undefined), ringEvery),
		setInterval(() => void recheck(rooms).catch(() => undefined), recheckEvery)
	];
	for (const clock of clocks) clock.unref();
	return {
		...live,
		close() {
			for (const clock of clocks) clearInterval(clock);
			live.hangUp();
		}
	};
}

const liveRoomsOf = (app: TrialsApp, rooms: HeldRooms, commit: GroupCommit): Omit<LiveRooms, 'close'> => ({
	room: async (trialId) => (await rooms.find(trialId))?.room,
	async submit(trialId, asked) {
		const answered = await whileHeld(rooms, trialId, (held) => {
			const told = { sent: () => publish(rooms, trialId), lost: () => loseTrack(rooms, held) };
			return new Promise<Answered>((done, failed) => {
				held.waiting.push({ asked, done, failed });
				if (!held.busy) void drain(app, commit, held, told);
			});
		});
		return answered ?? { refusal: 'trial/not-found' };
	},
	watch: (trialId, watcher) =>
		whileHeld(rooms, trialId, ({ fan }) => {
			fan.watchers.set(watcher, new Map());
			publish(rooms, trialId);
			return () => {
				if (fan.watchers.delete(watcher)) publish(rooms, trialId);
			};
		}),
	async peopleChanged(trialId) {
		const held = await rooms.find(trialId);
		if (!held) return;
		held.room.members = await membersOf(app.db.read, trialId);
		held.room.row = (await findLiveRoom(app.db.read, trialId)) ?? held.room.row;
		publish(rooms, trialId);
	},
	present: (trialId) => presentIn(rooms.known(trialId)),
	tellLine(trialId, personId, line, page) {
		const lines = rooms.known(trialId)?.lines;
		const isNews =
			line === 'gone' ? lines?.leave(personId, page) : lines?.tell(personId, line, performance.now(), page);
		if (isNews) publish(rooms, trialId);
	},
	dismiss(trialId, personId) {
		const watchers = rooms.known(trialId)?.fan.watchers.keys() ?? [];
		for (const watcher of [...watchers]) if (watcher.personId === personId) watcher.close();
	},
	hangUp() {
		for (const { fan } of rooms.all()) hangUp(fan);
	}
});

/**
 * Does something with a room in the moment in which it is held: once it was forgotten, whoever watched it would hear of
 * nothing any more. Between its being found and a line after `await` another may have lost track of it.
 */
async function whileHeld<T>(rooms: HeldRooms, trialId: string, use: (held: HeldRoom) => T): Promise<T | undefined> {
	for (;;) {
		const held = await rooms.find(trialId);
		if (!held) return undefined;
		if (rooms.known(trialId) === held) return use(held);
	}
}

/** The one place from which a change of a room goes out; with several nodes their notifications come in here too. */
function publish(rooms: HeldRooms, trialId: string): void {
	const held = rooms.known(trialId);
	if (!held || held.spreading || held.fan.watchers.size === 0) return;
	held.spreading = true;
	const spread = () => {
		held.spreading = false;
		held.spreadAt = performance.now();
		held.fan.spread(held.room, presentIn(held));
	};
	// A fault in the views of one room is no other's: its pages come back, and it is tried again.
	const failed = (fault: unknown) => {
		console.error(JSON.stringify({ route: 'spread', ...describeFault(fault) }));
		hangUp(held.fan);
	};
	const wait = held.spreadAt + tick - performance.now();
	if (wait <= 0) turns(spread, failed);
	else setTimeout(() => turns(spread, failed), wait);
}

function presentIn(held: HeldRoom | undefined): Presence {
	const following = [...(held?.fan.watchers.keys() ?? [])].flatMap(({ personId }) => personId ?? []);
	return held?.lines.presence(new Set(following), performance.now()) ?? new Map();
}

/** A room whose log may hold more than it knows: its pages come back, and it is read again. */
function loseTrack(rooms: HeldRooms, held: HeldRoom): void {
	const { id } = held.room.trial;
	if (rooms.known(id) === held) rooms.forget(id);
	hangUp(held.fan);
}

/** Ends the streams of a room. */
function hangUp({ watchers }: Fan): void {
	for (const watcher of [...watchers.keys()]) watcher.close();
}

/** Tells the rooms whose time is up; that it was told once is for the room to see to, whichever node tells it. */
async function ringDue(app: TrialsApp, live: Pick<LiveRooms, 'submit'>): Promise<void> {
	const at = app.clock().toISOString();
	for (const trialId of await trialsDue(app.db.read, at))
		await live.submit(trialId, { key: `time-up:${at}`, personId: null, commands: () => [{ type: 'time-up', at }] });
}

/**
 * Ends the streams of those who may no longer watch, tells whose line has fallen silent, and forgets the rooms that nobody
 * asks for.
 */
async function recheck(rooms: HeldRooms): Promise<void> {
	const before = performance.now() - keepIdle;
	for (const held of [...rooms.all()]) {
		const { id } = held.room.trial;
		for (const watcher of [...held.fan.watchers.keys()]) {
			// Thousands asked for in one go would keep every request waiting.
			await nextTurn();
			if (!(await watcher.stillAllowed())) watcher.close();
		}
		if (held.fan.watchers.size === 0 && !held.busy && held.usedAt < before) rooms.forget(id);
		publish(rooms, id);
	}
}
