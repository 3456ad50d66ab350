import { forget, queue, queueOf } from './device.ts';
import { packsOf } from './packs.ts';
import type { OfflineAct, QueuedAnswer } from './queued-answer.ts';
import { sendQueue } from './send-queue.ts';

/** The answers of one person on this device, as a page shows them; every tab of theirs shows the same. */
export class QueueState {
	readonly person: string;
	answers = $state.raw<readonly QueuedAnswer[]>([]);
	/** How many were sent since this page was opened, by whichever tab or part of a page. */
	sent = $state(0);
	/** Nobody, or somebody else, is signed in: what waits goes on waiting. */
	signedOut = $state(false);
	readonly waiting = $derived(this.#count('waiting'));
	readonly refused = $derived(this.#count('refused'));
	readonly #tabs = new BroadcastChannel('answers');
	#sending = Promise.resolve();

	constructor(person: string) {
		this.person = person;
		this.#tabs.onmessage = () => void this.look();
	}

	#count(state: QueuedAnswer['state']): number {
		return this.answers.filter((answer) => answer.state === state).length;
	}

	/** Looks at what there is, and counts what waited before and waits no more. */
	async look(): Promise<void> {
		const now = await queueOf(this.person);
		const left = now.filter(({ state }) => state !== 'sent').map(({ number }) => number);
		this.sent += this.answers.filter(({ state, number }) => state === 'waiting' && !left.includes(number)).length;
		this.answers = now;
	}

	/** Looks at what waits and sends it, once what was being sent before has gone: nothing is counted twice. */
	send(): Promise<void> {
		const before = this.#sending.catch(() => undefined);
		return (this.#sending = before.then(() => this.#sendWhatWaits()));
	}

	async #sendWhatWaits(): Promise<void> {
		await this.look();
		if (this.waiting === 0) return;
		this.signedOut = (await sendQueue(this.person)) === 'signed-out';
		await this.look();
		await this.#tidy();
		await this.#changed();
	}

	/** What arrived is kept for packs alone, which do not know of it; nothing else of it stays on this device. */
	async #tidy(): Promise<void> {
		if ((await packsOf(this.person)).length === 0) await forget(this.answers.filter(({ state }) => state === 'sent'));
	}

	/**
	 * Keeps something that was done, then tries to send it.
	 * @throws a QuotaExceededError where the device is full; nothing is kept then
	 */
	async add(title: string, act: OfflineAct): Promise<void> {
		await queue(this.person, title, act);
		await this.#changed();
		void this.send();
	}

	/** Forgets an answer that was refused. */
	async drop(answer: QueuedAnswer): Promise<void> {
		await forget([answer]);
		await this.#changed();
	}

	close(): void {
		this.#tabs.close();
	}

	async #changed(): Promise<void> {
		await this.look();
		this.#tabs.postMessage('changed');
	}
}
