import type { Transaction } from 'kysely';
import { inTransaction, type Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

/** Something to write; it may run twice, and must do nothing but queries of the transaction it is given. */
export type Work<T> = (trx: Transaction<Tables>) => Promise<T>;

/** Runs work in a transaction that it may share with others, and gives its result once that is durable. */
export type GroupCommit = <T>(work: Work<T>) => Promise<T>;

interface Waiting {
	readonly run: (trx: Transaction<Tables>) => Promise<unknown>;
	readonly done: () => void;
	readonly failed: (error: unknown) => void;
}

/** How long after the beginning of one commit the next begins, in milliseconds: meanwhile the next group gathers. */
const every = 16;
/** How long after its end at least: others may write. */
const rest = 4;

/**
 * Work that arrives together shares one transaction: one wait for the disk instead of one each. After a pause the first
 * work is written at once. Where one of a group fails, the group is undone and each is run again alone, so that nobody pays
 * for another's failure.
 */
export function createGroupCommit(db: Db): GroupCommit {
	let waiting: Waiting[] = [];
	let running = false;

	const next = async (): Promise<void> => {
		const group = waiting;
		waiting = [];
		const began = performance.now();
		await commit(db, group);
		const goOn = () => {
			if (waiting.length > 0) void next();
			else running = false;
		};
		setTimeout(goOn, Math.max(rest, began + every - performance.now()));
	};

	return <T>(work: Work<T>) =>
		new Promise<T>((resolve, reject) => {
			let result: { value: T } | undefined;
			const run = async (trx: Transaction<Tables>) => void (result = { value: await work(trx) });
			const done = () => (result ? resolve(result.value) : reject(new Error('The work gave nothing.')));
			waiting.push({ run, done, failed: reject });
			if (running) return;
			running = true;
			setImmediate(() => void next());
		});
}

async function commit(db: Db, group: readonly Waiting[]): Promise<void> {
	try {
		await inTransaction(db, async (trx) => {
			for (const { run } of group) await run(trx);
		});
		for (const { done } of group) done();
	} catch (error) {
		if (group.length === 1) group[0]?.failed(error);
		else for (const one of group) await commit(db, [one]);
	}
}
