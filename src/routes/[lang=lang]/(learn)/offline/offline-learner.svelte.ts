import { QueueState } from '#lib/ui/offline/queue-state.svelte.ts';
import { removePack } from '#lib/ui/offline/packs.ts';
import { stamped, type OfflineAct, type Unstamped } from '#lib/ui/offline/queued-answer.ts';
import type { Visitor } from '#lib/ui/visitor.ts';
import { doneOf, takenBy, type TakenModule } from './taken.ts';

/** Who learns on this device without a network: what they took along, and what they did since. */
export class OfflineLearner {
	readonly person: Visitor;
	readonly queue: QueueState;
	modules = $state.raw<readonly TakenModule[]>([]);
	readonly #all = $derived.by(() => doneOf(this.modules, this.queue.answers));
	/** Lessons finished, there or here. */
	readonly done = $derived(this.#all.finished);
	/** The latest answer by question, given there or here. */
	readonly given = $derived(this.#all.given);
	/** The latest text by `lesson:reflection`, written there or here. */
	readonly written = $derived(this.#all.written);

	constructor(person: Visitor) {
		this.person = person;
		this.queue = new QueueState(person.id);
	}

	/** Reads what is on the device, and sends what can be sent. */
	async open(): Promise<void> {
		await this.readModules();
		await this.queue.send();
	}

	async readModules(): Promise<void> {
		this.modules = await takenBy(this.person.id);
	}

	async remove({ name }: TakenModule): Promise<void> {
		await removePack(name);
		await this.readModules();
	}

	/** Whether what was done last to something here still waits to be sent. */
	waits(done: (act: OfflineAct) => boolean): boolean {
		return this.queue.answers.some(({ state, act }) => state === 'waiting' && done(act));
	}

	/**
	 * Keeps an answer, a text or a lesson finished.
	 * @throws a QuotaExceededError where the device is full; nothing is kept then
	 */
	async did(title: string, act: Unstamped): Promise<void> {
		await this.queue.add(title, stamped(act));
	}
}
