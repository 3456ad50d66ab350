import type { TrialsApp } from '../trials/trials-app.ts';
import { createFan, type Fan } from './fan-out.ts';
import { createLines, type Lines } from './lines.ts';
import { loadRoom, type Room } from './room.ts';
import type { Answered, Asked } from './take-commands.ts';

/** Somebody who waits for the answer of a room. */
export interface Waiting {
	readonly asked: Asked;
	readonly done: (answer: Answered) => void;
	readonly failed: (error: unknown) => void;
}

/** A room in the memory of this node, with who waits for it and who follows it. */
export interface HeldRoom {
	readonly room: Room;
	readonly fan: Fan;
	readonly lines: Lines;
	waiting: Waiting[];
	/** Something is being written. */
	busy: boolean;
	/** When it was last asked for, and last sent out: milliseconds since the node started. */
	usedAt: number;
	spreadAt: number;
	spreading: boolean;
}

/** The rooms in memory. */
export interface HeldRooms {
	/** The room of a trial, read from its log the first time; undefined where there is none. */
	find(trialId: string): Promise<HeldRoom | undefined>;
	/** The room where it is in memory already. */
	known(trialId: string): HeldRoom | undefined;
	all(): Iterable<HeldRoom>;
	/** Whoever asks next reads it again. */
	forget(trialId: string): void;
}

export function holdRooms(app: TrialsApp): HeldRooms {
	const loading = new Map<string, Promise<HeldRoom | undefined>>();
	const held = new Map<string, HeldRoom>();

	return {
		async find(trialId) {
			const found = loading.get(trialId) ?? load(app, trialId);
			loading.set(trialId, found);
			let room: HeldRoom | undefined;
			try {
				room = await found;
			} finally {
				// Unless it was forgotten meanwhile, and another is read.
				if (loading.get(trialId) === found) {
					if (room) held.set(trialId, room);
					else loading.delete(trialId);
				}
			}
			if (room) room.usedAt = performance.now();
			return room;
		},
		known: (trialId) => held.get(trialId),
		all: () => held.values(),
		forget(trialId) {
			loading.delete(trialId);
			held.delete(trialId);
		}
	};
}

async function load(app: TrialsApp, trialId: string): Promise<HeldRoom | undefined> {
	const room = await loadRoom(app, trialId);
	return (
		room && {
			...{ room, fan: createFan(), lines: createLines() },
			...{ waiting: [], busy: false, usedAt: 0, spreadAt: 0, spreading: false }
		}
	);
}
