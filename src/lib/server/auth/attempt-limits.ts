import { createHash } from 'node:crypto';
import type { App } from '../app.ts';
import { countAttempt, forgetWindowsBefore, uncountAttempt } from '../db/attempt-limit-repository.ts';
import { inTransaction } from '../db/database.ts';

/** How often something guessable may be tried under one key within a window. */
export interface Limit {
	/** What the key stands for, for example a mail address; stored as a hash. */
	key: string;
	most: number;
}

/** An attempt that may go on; `succeeded` takes it back, so that only failures count. */
export type Attempt = { allowed: true; succeeded: () => Promise<void> } | { allowed: false; retryAt: string };

const quarterOfAnHour = 15 * 60 * 1000;

/**
 * Counts an attempt under each limit before it is made, so that parallel guesses count too.
 * The counts are in the database: they survive a restart and hold for all nodes together.
 */
export async function takeAttempt(app: App, limits: readonly Limit[]): Promise<Attempt> {
	const start = Math.floor(app.clock().getTime() / quarterOfAnHour) * quarterOfAnHour;
	const window = new Date(start).toISOString();
	const keys = limits.map(({ key }) => createHash('sha256').update(key).digest('hex'));
	const counts = await inTransaction(app.db, async (trx) => {
		await forgetWindowsBefore(trx, window);
		const counted: number[] = [];
		// In one order everywhere: two transactions that take the same keys never wait for each other.
		for (const key of keys) counted.push(await countAttempt(trx, key, window));
		return counted;
	});
	tellClosed(limits, counts);
	const over = limits.some(({ most }, index) => (counts[index] ?? 0) > most);
	if (over) return { allowed: false, retryAt: new Date(start + quarterOfAnHour).toISOString() };
	return { allowed: true, succeeded: () => giveBack(app, keys, window) };
}

/**
 * Tells the log which limit was reached, as it is passed: one line, however long somebody goes on. Whose mail or network
 * address it was, the log does not hold.
 */
function tellClosed(limits: readonly Limit[], counts: readonly number[]): void {
	const closed = limits.filter(({ most }, index) => counts[index] === most + 1);
	for (const { key, most } of closed)
		console.error(JSON.stringify({ status: 429, limit: key.slice(0, key.indexOf(':')), most }));
}

const giveBack = (app: App, keys: readonly string[], window: string): Promise<void> =>
	inTransaction(app.db, async (trx) => {
		for (const key of keys) await uncountAttempt(trx, key, window);
	});

/** The part of an address that one household or office shares: the whole of IPv4, the first half of IPv6. */
export function addressKey(address: string): string {
	if (!address.includes(':')) return address;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const [head = '', tail] = address.split('::');
	const first = head.split(':').filter(Boolean);
	const missing = tail === undefined ? 0 : 8 - first.length - tail.split(':').filter(Boolean).length;
	return [...first, ...Array<string>(Math.max(0, missing)).fill('0')].slice(0, 4).join(':');
}
