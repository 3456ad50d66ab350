import { invalidateAll } from '$app/navigation';
import type { Mine, Personal } from '#lib/trial/index.ts';
import type { Console, Sight } from '#lib/server/live/sight.ts';

/** What the stream of a room brought last, with the number of events that the room had. */
interface Frame<T> {
	readonly seq: number;
	readonly data: T;
}

/** A stream that the server refused or ended is asked for again by the page itself. */
const askAgainAfter = 3000;

/**
 * Follows a room while the page is open: each frame is the whole of what it names. The browser comes back by itself after a
 * cut; where the server has closed the door, the page is asked for anew and says why.
 */
export class RoomStream {
	view = $state.raw<Frame<Sight>>();
	own = $state.raw<Frame<Mine | null>>();
	personal = $state.raw<Frame<Personal>>();
	console = $state.raw<Frame<Console>>();
	lost = $state(false);

	constructor(address: () => string) {
		$effect(() => this.#follow(address()));
	}

	#follow(address: string): () => void {
		const source = new EventSource(address);
		let again: ReturnType<typeof setTimeout> | undefined;
		source.addEventListener('view', (event: MessageEvent<string>) => (this.view = frameOf(event, isSight)));
		source.addEventListener('mine', (event: MessageEvent<string>) => (this.own = frameOf(event, isMine)));
		source.addEventListener('personal', (event: MessageEvent<string>) => (this.personal = frameOf(event, isPersonal)));
		source.addEventListener('console', (event: MessageEvent<string>) => (this.console = frameOf(event, isConsole)));
		source.addEventListener('open', () => (this.lost = false));
		source.addEventListener('error', () => {
			this.lost = true;
			if (source.readyState === EventSource.CLOSED) again = setTimeout(() => void invalidateAll(), askAgainAfter);
		});
		return () => {
			clearTimeout(again);
			source.close();
		};
	}
}

const has = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;
const isSight = (value: unknown): value is Sight => has(value, 'view');
const isMine = (value: unknown): value is Mine | null => value === null || has(value, 'ballots');
const isPersonal = (value: unknown): value is Personal => has(value, 'messages');
const isConsole = (value: unknown): value is Console => has(value, 'conductor');

/** What our own server sent; anything else, as where another version of it answers, keeps what there was. */
function frameOf<T>(
	{ data, lastEventId }: MessageEvent<string>,
	isOne: (value: unknown) => value is T
): Frame<T> | undefined {
	const value: unknown = JSON.parse(data);
	return isOne(value) ? { seq: Number(lastEventId), data: value } : undefined;
}

/** The newer of what the page came with and what the stream brought. */
export const newer = <T>(frame: Frame<T> | undefined, seq: number, loaded: T): T =>
	frame && frame.seq >= seq ? frame.data : loaded;
