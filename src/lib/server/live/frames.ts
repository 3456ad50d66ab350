/** Names of what is sent: `view` is the same for a whole audience, `mine` is one seat's, `personal` one person's, `console` the conductors'. */
export type FrameName = 'view' | 'mine' | 'personal' | 'console';

const encoder = new TextEncoder();

/** One event of a stream; its id is the number of events that the room had. */
export const frameOf = (name: FrameName, seq: number, text: string): Uint8Array =>
	encoder.encode(`id: ${seq}\nevent: ${name}\ndata: ${text}\n\n`);

interface Kept {
	from: readonly unknown[];
	readonly text: string;
	readonly frame: Uint8Array;
}

/** What a frame is made of; as long as each part is the same object, so is the frame. */
interface Made {
	readonly name: FrameName;
	/** For whom. */
	readonly key: string;
	readonly seq: number;
	readonly from: readonly unknown[];
	readonly make: () => unknown;
}

/** Gives frames, and the same one again while what it tells of stays as it is: nothing is made, or sent, twice. */
export function keptFrames(): (made: Made) => Uint8Array {
	const kept = new Map<string, Kept>();
	return ({ name, key, seq, from, make }) => {
		const known = kept.get(`${name} ${key}`);
		if (known && isSame(known.from, from)) return known.frame;
		const text = JSON.stringify(make());
		if (known?.text === text) {
			known.from = from;
			return known.frame;
		}
		const frame = frameOf(name, seq, text);
		kept.set(`${name} ${key}`, { from, text, frame });
		return frame;
	};
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean => a.every((part, index) => part === b[index]);
