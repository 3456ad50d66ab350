import { changesBetween, putTogether } from '#lib/trial/index.ts';

/** Names of what is sent: `view` is the same for a whole audience, `mine` is one seat's, `personal` one person's, `console` the conductors'. */
export type FrameName = 'view' | 'mine' | 'personal' | 'console';

const encoder = new TextEncoder();

/** One event of a stream; its id is the number of events that the room had. */
export const frameOf = (name: FrameName | `${FrameName}-changes`, seq: number, data: unknown): Uint8Array =>
	encoder.encode(`id: ${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/** What is told under a name now; its frames are made when first sent. */
export interface Told {
	readonly number: number;
	/** All of it. */
	readonly whole: () => Uint8Array;
	/** What is new in it to who has the one of this number. */
	readonly since: number | null;
	readonly changes: () => Uint8Array;
}

/** What something told is made of; as long as each part is the same object, so is what is told. */
interface Made {
	readonly name: FrameName;
	/** For whom. */
	readonly key: string;
	readonly seq: number;
	readonly from: readonly unknown[];
	readonly make: () => unknown;
}

interface Kept {
	from: readonly unknown[];
	readonly value: unknown;
	readonly told: Told;
}

/** Gives what is told, and the same again while it stays as it is: nothing is made, or sent, twice. */
export function keptFrames(): (made: Made) => Told {
	const kept = new Map<string, Kept>();
	let number = 0;
	return ({ name, key, seq, from, make }) => {
		const known = kept.get(`${name} ${key}`);
		if (known && isSame(known.from, from)) return known.told;
		const changes = changesBetween(known?.value, make());
		if (known && changes.length === 0) {
			known.from = from;
			return known.told;
		}
		// What is the same stays the same object: kept anew each time, views were most of what the garbage collector moved.
		const value = putTogether(known?.value, changes);
		const told = {
			...{ number: (number += 1), since: known?.told.number ?? null },
			whole: once(() => frameOf(name, seq, value)),
			changes: once(() => frameOf(`${name}-changes`, seq, changes))
		};
		kept.set(`${name} ${key}`, { from, value, told });
		return told;
	};
}

function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => (made ??= make());
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((part, index) => part === b[index]);
