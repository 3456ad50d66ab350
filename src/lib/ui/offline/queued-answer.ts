interface Given {
	/** Made once on this device: the same answer sent twice is one answer. */
	readonly key: string;
	/** By the clock of this device. */
	readonly at: string;
	readonly course: string;
	readonly lesson: string;
}

/** What was done without a network, as the door `/api/answers` reads it. */
export type OfflineAct =
	| (Given & {
			readonly kind: 'answer';
			readonly question: string;
			/** The version of the question that was shown. */
			readonly version: string;
			/** As a form sends it. */
			readonly picked: readonly string[];
	  })
	| (Given & {
			readonly kind: 'reflection';
			readonly reflection: string;
			readonly text: string;
			/** The version it was written over: its id in the notebook, or the key of a text that still waits. */
			readonly version: string | null;
			/** The writer was asked about what seems to name somebody. */
			readonly overruled: boolean;
	  })
	| (Given & { readonly kind: 'finish' });

type WithoutStamp<Act> = Act extends unknown ? Omit<Act, 'key' | 'at'> : never;
/** An act that was not done yet. */
export type Unstamped = WithoutStamp<OfflineAct>;

/** The act, done now; under the key of the form that may have been sent before. */
export const stamped = (act: Unstamped, key: string = crypto.randomUUID()): OfflineAct => ({
	...act,
	key,
	at: new Date().toISOString()
});

/** Something done without a network, kept on this device in the order in which it was done. */
export interface QueuedAnswer {
	/** Its place in the queue, whatever the clock says. */
	readonly number: number;
	/** Whose it is: nobody else sends it or sees it. */
	readonly person: string;
	/** What it was about, to name it if it is refused. */
	readonly title: string;
	readonly act: OfflineAct;
	readonly state: 'waiting' | 'sent' | 'refused';
	/** Why it was refused. */
	readonly code: string | null;
}

/** What the server says of one answer. */
export type Arrival = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** How many answers travel together, and how many characters: the door takes no more. */
export const atOnce = 50;
export const charactersAtOnce = 200_000;

/** The next answers to send, in their order; only the oldest wait for nothing. */
export function nextToSend(queue: readonly QueuedAnswer[]): readonly QueuedAnswer[] {
	const waiting = queue.filter(({ state }) => state === 'waiting').toSorted((a, b) => a.number - b.number);
	const next: QueuedAnswer[] = [];
	let characters = 0;
	for (const answer of waiting.slice(0, atOnce)) {
		characters += JSON.stringify(answer.act).length;
		if (next.length > 0 && characters > charactersAtOnce) break;
		next.push(answer);
	}
	return next;
}

/** The answers that were sent as they stand now that the server has spoken; one it said nothing of still waits. */
export const afterArrival = (sent: readonly QueuedAnswer[], arrivals: readonly Arrival[]): readonly QueuedAnswer[] =>
	sent.map((answer, index) => {
		const arrival = arrivals[index];
		if (!arrival) return answer;
		return arrival.ok ? { ...answer, state: 'sent' } : { ...answer, state: 'refused', code: arrival.code };
	});

/** A text that was written, and what to name as the version it is. */
export interface Written {
	readonly version: string;
	readonly text: string;
}

/** The latest answer to each question, text of each reflection and the lessons finished, of what was not refused. */
export function standing(queue: readonly QueuedAnswer[]): {
	readonly given: ReadonlyMap<string, readonly string[]>;
	/** By `lesson:reflection`. */
	readonly written: ReadonlyMap<string, Written>;
	readonly finished: ReadonlySet<string>;
} {
	const acts = queue
		.filter(({ state }) => state !== 'refused')
		.toSorted((a, b) => a.number - b.number)
		.map(({ act }) => act);
	return {
		given: new Map(acts.flatMap((act) => (act.kind === 'answer' ? [[act.question, act.picked]] : []))),
		written: new Map(acts.flatMap((act) => (act.kind === 'reflection' ? [[placeOf(act), writtenIn(act)]] : []))),
		finished: new Set(acts.flatMap((act) => (act.kind === 'finish' ? [act.lesson] : [])))
	};
}

const placeOf = ({ lesson, reflection }: { readonly lesson: string; readonly reflection: string }): string =>
	`${lesson}:${reflection}`;

const writtenIn = ({ key, text }: { readonly key: string; readonly text: string }): Written => ({ version: key, text });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isArrival = (value: unknown): value is Arrival =>
	isRecord(value) && (value['ok'] === true || (value['ok'] === false && typeof value['code'] === 'string'));

/** What the door answered; undefined where it is no answer of ours, but that of a hotel's sign-in page, say. */
export function readArrivals(answer: unknown): readonly Arrival[] | undefined {
	if (!isRecord(answer) || answer['ok'] !== true || !Array.isArray(answer['arrivals'])) return undefined;
	const arrivals: readonly unknown[] = answer['arrivals'];
	return arrivals.every(isArrival) ? arrivals : undefined;
}
