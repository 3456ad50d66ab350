import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Visitor } from '#lib/ui/visitor.ts';
import { databaseName } from './keeps-something.ts';
import type { OfflineAct, QueuedAnswer } from './queued-answer.ts';

interface Kept extends DBSchema {
	answers: { key: number; value: QueuedAnswer; indexes: { person: string } };
	/** Who was last signed in here, under `who`. */
	device: { key: string; value: Visitor };
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

/** What this device keeps between visits, beside the packs: the queue of answers, and whose device it is. */
const kept = (): Promise<IDBPDatabase<Kept>> =>
	(opened ??= openDB<Kept>(databaseName, 1, {
		upgrade(db) {
			db.createObjectStore('answers', { keyPath: 'number' }).createIndex('person', 'person');
			db.createObjectStore('device');
		},
		terminated: () => (opened = undefined)
	}));

/** Who was last signed in on this device, and did not sign out. */
export const whoIsHere = async (): Promise<Visitor | undefined> => (await kept()).get('device', 'who');

/** Remembers who is signed in. */
export const rememberWho = async ({ id, name, capabilities }: Visitor): Promise<void> => {
	await (await kept()).put('device', { id, name, capabilities: [...capabilities] }, 'who');
};

/** Everything a person did on this device without a network, in order. */
export const queueOf = async (person: string): Promise<QueuedAnswer[]> =>
	(await kept()).getAllFromIndex('answers', 'person', person);

/**
 * Puts something done at the end of the queue.
 * @throws a QuotaExceededError where the device is full; nothing is kept then
 */
export async function queue(person: string, title: string, act: OfflineAct): Promise<void> {
	const { store, done } = (await kept()).transaction('answers', 'readwrite');
	const last = await store.openKeyCursor(null, 'prev');
	const number = (last?.key ?? 0) + 1;
	await Promise.all([store.add({ number, person, title, act, state: 'waiting', code: null }), done]);
}

/** Keeps what became of some answers. */
export async function settle(answers: readonly QueuedAnswer[]): Promise<void> {
	const transaction = (await kept()).transaction('answers', 'readwrite');
	await Promise.all([...answers.map((answer) => transaction.store.put(answer)), transaction.done]);
}

/** Forgets answers: those that arrived, or one that was refused and read. */
export async function forget(answers: readonly QueuedAnswer[]): Promise<void> {
	const transaction = (await kept()).transaction('answers', 'readwrite');
	await Promise.all([...answers.map(({ number }) => transaction.store.delete(number)), transaction.done]);
}

/** Forgets who was here and what of theirs has arrived; what has not waits for them to come back. */
export async function forgetWho(): Promise<void> {
	const who = await whoIsHere();
	if (who) await forget((await queueOf(who.id)).filter(({ state }) => state === 'sent'));
	await (await kept()).delete('device', 'who');
}
