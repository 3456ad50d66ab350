import { untrack } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { putTogether, readChanges, type Mine, type Personal } from '#lib/trial/index.ts';
import type { Console, Sight } from '#lib/server/live/sight.ts';

/** What the stream of a room brought last, with the number of events that the room had when that was made. */
interface Frame<T> extends When {
	readonly data: T;
}

interface When {
	readonly seq: number;
	/** The number that the page had when this stream began: what it brings is newer, whatever its own number. */
	readonly after: number;
}

/** A stream that the server refused or ended is asked for again by the page itself. */
const askAgainAfter = 3000;
/** The server is heard every twenty seconds: after this silence the line is dead, though the browser has not noticed. */
const silence = 45_000;
const names = ['view', 'mine', 'personal', 'console'] as const;
type Name = (typeof names)[number];

/**
 * Follows a room while the page is open: a frame is the whole of what it names, or what has changed in it since. It comes back
 * by itself after a cut, and after any fault of the server; where the door is closed, the page is asked for anew and says why.
 */
export class RoomStream {
	view = $state.raw<Frame<Sight>>();
	own = $state.raw<Frame<Mine | null>>();
	personal = $state.raw<Frame<Personal>>();
	console = $state.raw<Frame<Console>>();
	lost = $state(false);

	#heard = 0;

	readonly #loaded: () => number;

	/** @param loaded how many events the room had as the page was made */
	constructor(address: () => string, loaded: () => number) {
		this.#loaded = loaded;
		// Derived: the same after each load of the page, so that the stream goes on.
		const same = $derived(address());
		$effect(() => this.#follow(same));
	}

	#follow(address: string): () => void {
		let left = false;
		let again: ReturnType<typeof setTimeout> | undefined;
		const askAgain = () => (again = setTimeout(() => void comeBack(), askAgainAfter));
		let source = this.#open(address, askAgain);
		const lose = (): void => {
			clearTimeout(again);
			this.lost = true;
			source.close();
		};
		const openAgain = (): void => {
			lose();
			source = this.#open(address, askAgain);
		};
		const comeBack = async (): Promise<void> => {
			if (await isRefused(address)) await invalidateAll();
			if (!left) openAgain();
		};
		const listening = setInterval(() => {
			// A clock that was set back would hide any silence.
			if (Math.abs(Date.now() - this.#heard) >= silence) openAgain();
		}, 5000);
		addEventListener('offline', lose);
		addEventListener('online', openAgain);
		return () => {
			left = true;
			clearTimeout(again);
			clearInterval(listening);
			removeEventListener('offline', lose);
			removeEventListener('online', openAgain);
			source.close();
		};
	}

	#open(address: string, closed: () => void): EventSource {
		const source = new EventSource(address);
		this.#heard = Date.now();
		const last: Partial<Record<Name, unknown>> = {};
		let after = untrack(this.#loaded);
		const listen = (event: string, told: (frame: MessageEvent<string>) => void): void =>
			source.addEventListener(event, (frame: MessageEvent<string>) => {
				this.#heard = Date.now();
				told(frame);
			});
		const take = (name: Name, { lastEventId }: MessageEvent<string>, value: unknown): void => {
			last[name] = value;
			this.#take(name, { seq: Number(lastEventId), after }, value);
		};
		listen('beat', () => undefined);
		for (const name of names) {
			listen(name, (frame) => take(name, frame, JSON.parse(frame.data)));
			listen(`${name}-changes`, (frame) => take(name, frame, putTogether(last[name], readChanges(frame.data))));
		}
		source.addEventListener('open', () => {
			this.lost = false;
			after = untrack(this.#loaded);
		});
		source.addEventListener('error', () => {
			this.lost = true;
			if (source.readyState === EventSource.CLOSED) closed();
		});
		return source;
	}

	#take(name: Name, when: When, value: unknown): void {
		if (name === 'view') this.view = frameOf(when, value, isSight);
		else if (name === 'mine') this.own = frameOf(when, value, isMine);
		else if (name === 'personal') this.personal = frameOf(when, value, isPersonal);
		else this.console = frameOf(when, value, isConsole);
	}
}

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;
const isSight = (value: unknown): value is Sight => has(value, 'view');
const isMine = (value: unknown): value is Mine | null => value === null || has(value, 'ballots');
const isPersonal = (value: unknown): value is Personal => has(value, 'messages');
const isConsole = (value: unknown): value is Console => has(value, 'conductor');

/** Whether a stream is refused to whoever asks; a server that is away, or at fault, refuses nobody. */
async function isRefused(address: string): Promise<boolean> {
	const looked = new AbortController();
	try {
		const { status } = await fetch(address, { signal: looked.signal });
		return status >= 400 && status < 500;
	} catch {
		return false;
	} finally {
		looked.abort();
	}
}

/** What our own server sent; anything else, as where another version of it answers, leaves what the page came with. */
const frameOf = <T>(when: When, data: unknown, isOne: (value: unknown) => value is T): Frame<T> | undefined =>
	isOne(data) ? { ...when, data } : undefined;

/**
 * The newer of what the page came with and what the stream brought. Numbers alone would not tell: where a backup was put
 * back, the room has fewer events than before.
 */
export const newer = <T>(frame: Frame<T> | undefined, seq: number, loaded: T): T =>
	frame && (frame.seq >= seq || frame.after === seq) ? frame.data : loaded;
