import { queueOf, settle } from './device.ts';
import { afterArrival, nextToSend, readArrivals, type Arrival, type QueuedAnswer } from './queued-answer.ts';

/** Why sending stopped: nothing is left, no network or a server that is busy, or nobody (or somebody else) is signed in. */
export type Sent = 'all' | 'unreachable' | 'signed-out';

/**
 * Sends what a person did without a network, in order, until nothing waits. Of several tabs one sends: another that
 * asks meanwhile waits its turn and finds nothing left.
 */
export const sendQueue = (person: string): Promise<Sent> =>
	navigator.locks.request(`answers of ${person}`, async () => {
		for (;;) {
			const batch = nextToSend(await queueOf(person));
			if (batch.length === 0) return 'all';
			const arrivals = await deliver(person, batch);
			if (!Array.isArray(arrivals)) return arrivals;
			await settle(afterArrival(batch, arrivals));
		}
	});

async function deliver(person: string, batch: readonly QueuedAnswer[]): Promise<Arrival[] | Exclude<Sent, 'all'>> {
	const answer = await fetch('/api/answers', {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ person, answers: batch.map(({ act }) => act) })
	}).catch(() => null);
	if (answer && [401, 403, 404].includes(answer.status)) return 'signed-out';
	const body: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
	const arrivals = readArrivals(body);
	// An answer of which nothing is said would be sent again and again: that door is not ours, or of another build.
	return arrivals?.length === batch.length ? [...arrivals] : 'unreachable';
}
