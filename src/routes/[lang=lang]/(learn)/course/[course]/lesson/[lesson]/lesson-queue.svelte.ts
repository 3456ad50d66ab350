import type { SubmitFunction } from '@sveltejs/kit';
import { isCut } from '#lib/ui/offline/is-cut.ts';
import { keepsSomething, keptEvent } from '#lib/ui/offline/keeps-something.ts';
import type { QueueState } from '#lib/ui/offline/queue-state.svelte.ts';
import type { OfflineAct, Unstamped, Written } from '#lib/ui/offline/queued-answer.ts';
import type * as Parts from './queue-parts.ts';

/** Why something that was not sent is not kept on the device either: no room, or nothing here that could keep it. */
export type NotKept = 'full' | 'failed';

/** One form of the lesson: how what it sends is kept where the link is cut. */
interface Kept {
	/** What it is about, to name it while it waits. */
	readonly title: string;
	/** The question or the reflection, which the server puts behind the key of the form. */
	readonly about: string;
	readonly act: (form: FormData) => Unstamped;
	/** Asks what the server would ask at once; nothing is kept meanwhile. */
	readonly mayKeep?: (form: FormData) => boolean;
	/** Told at each sending, and again where something could not be kept. */
	readonly told: (problem: NotKept | null) => void;
}

/**
 * Sends the forms of a lesson; where the link is cut, keeps them on the device of their person, as what is done in a
 * module taken along is kept. Once something waits, what comes after waits behind it.
 */
export class LessonQueue {
	readonly #person: string;
	readonly #lesson: string;
	#parts = $state.raw<typeof Parts>();
	#queue = $state.raw<QueueState>();
	/** Keys under which something is kept: a new answer needs a new one. */
	readonly #used: string[] = [];
	readonly waiting: readonly OfflineAct[] = $derived.by(() =>
		(this.#queue?.answers ?? []).flatMap(({ state, act }) =>
			state === 'waiting' && act.lesson === this.#lesson ? [act] : []
		)
	);

	constructor(person: string, lesson: string) {
		this.#person = person;
		this.#lesson = lesson;
	}

	/** Fetches what is needed to keep anything, while the link holds. Without a secure page no browser can. */
	async open(): Promise<void> {
		if (!window.isSecureContext) return;
		this.#parts = await import('./queue-parts.ts');
		if (await keepsSomething()) await this.#begin(this.#parts);
	}

	close(): void {
		this.#queue?.close();
	}

	async #begin({ QueueState }: typeof Parts): Promise<QueueState> {
		const queue = (this.#queue ??= new QueueState(this.#person));
		await queue.look();
		return queue;
	}

	/** The text of a reflection that waits. */
	written(reflection: string): Written | undefined {
		const act = this.waiting.findLast((each) => each.kind === 'reflection' && each.reflection === reflection);
		return act?.kind === 'reflection' ? { version: act.key, text: act.text } : undefined;
	}

	/** What in a case of one's own seems to name somebody. */
	readonly tracesIn = (text: string): readonly string[] =>
		this.#parts?.personalTraces(text).map(({ words }) => words) ?? [];

	/** Sends a form as any other, and keeps it where it does not arrive. */
	readonly send =
		(kept: Kept): SubmitFunction =>
		async ({ formData, cancel }) => {
			kept.told(null);
			if (this.#used.includes(keyOf(formData, kept))) formData.set('key', crypto.randomUUID());
			if (this.waiting.length > 0) {
				cancel();
				await this.#tell(kept, formData);
				return;
			}
			return async ({ result, update }) => {
				if (isCut(result)) await this.#tell(kept, formData);
				else await update({ reset: false });
			};
		};

	async #tell(kept: Kept, form: FormData): Promise<void> {
		if (kept.mayKeep && !kept.mayKeep(form)) return;
		kept.told(await this.#keep(kept.title, kept.act(form), keyOf(form, kept)));
	}

	async #keep(title: string, act: Unstamped, key: string): Promise<NotKept | null> {
		if (!this.#parts) return 'failed';
		try {
			await (await this.#begin(this.#parts)).add(title, this.#parts.stamped(act, key));
			this.#used.push(key);
			dispatchEvent(new Event(keptEvent));
			return null;
		} catch (fault) {
			return this.#parts.isFull(fault) ? 'full' : 'failed';
		}
	}
}

/** The key under which the server keeps what the form says. */
const keyOf = (form: FormData, { about }: Pick<Kept, 'about'>): string => `${textOf(form, 'key')}:${about}`;

/** A field of a form, as text. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}
