import { forget, queueOf, rememberWho } from '#lib/ui/offline/device.ts';
import { takePack, type PackName, type Taken } from '#lib/ui/offline/packs.ts';
import type { Visitor } from '#lib/ui/visitor.ts';

/**
 * Takes a module along, for who is signed in: from now on this device has a worker that answers where the network does
 * not. What was answered here and has arrived is in the pack: it is forgotten.
 */
export async function takeAlong(
	wanted: Omit<PackName, 'hash'>,
	person: Visitor,
	version: string,
	progressed: (share: number) => void
): Promise<Taken> {
	const arrived = (await queueOf(person.id)).filter(({ state }) => state === 'sent');
	await rememberWho(person);
	await navigator.serviceWorker.register('/service-worker.js');
	// Asked for, not insisted on: a browser that is short of space drops first what nobody asked it to keep.
	await navigator.storage.persist();
	const taken = await takePack(wanted, version, progressed);
	if (taken.ok) await forget(arrived);
	return taken;
}
