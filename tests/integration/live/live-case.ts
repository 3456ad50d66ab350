import { randomUUID } from 'node:crypto';
import { afterEach } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import type { App } from '#lib/server/app.ts';
import type { Db, Dialect } from '#lib/server/db/database.ts';
import { putBlob } from '#lib/server/db/blob-repository.ts';
import type { LiveApp } from '#lib/server/live/act.ts';
import { openLiveRooms } from '#lib/server/live/live-rooms.ts';
import { openRoom } from '#lib/server/live/open-room.ts';
import type { Watcher } from '#lib/server/live/fan-out.ts';
import { bundleText, type Scenario } from '#lib/trial/index.ts';
import { stubScenario } from '../../unit/trial/stub-case.ts';
import { withDatabase } from '../database.ts';
import { someone } from '../trials/small-case.ts';

export const stub: Scenario = stubScenario();

/** A node on a test's database with the stub case; its clock moves by hand. A second one is another node. */
export async function liveNode(db: Db, clock: { now: Date } = { now: new Date('2026-03-01T09:00:00.000Z') }) {
	await putBlob(db.write, 'scenario', bundleText(stub.bundle), '2026-03-01T09:00:00.000Z').catch(() => undefined);
	const scenarios: App['scenarios'] = {
		scenarios: [stub],
		findings: [],
		scenario: (id) => (id === stub.structure.id ? stub : undefined),
		byHash: async (hash) => (hash === stub.hash ? stub : undefined)
	};
	const world = { db, scenarios, clock: () => clock.now, newId: () => randomUUID().replaceAll('-', '') };
	const live = openLiveRooms(world);
	return { ...world, live } satisfies LiveApp;
}

/**
 * Gives the surrounding `describe` a database of its own, a clock that moves by hand, and nodes on both: each is closed
 * when its test ends.
 */
export function withNodes(dialect: Dialect) {
	const store = withDatabase(dialect);
	const clock = { now: new Date('2026-03-01T09:00:00.000Z') };
	const nodes: LiveApp[] = [];
	afterEach(() => {
		for (const { live } of nodes.splice(0)) live.close();
	});
	const node = async (): Promise<LiveApp> => {
		const opened = await liveNode(store.db, clock);
		nodes.push(opened);
		return opened;
	};
	return { clock, node };
}

/** A room of the stub case in its lobby, and the trainer who opened it. */
export async function openStubRoom(app: LiveApp): Promise<{ trialId: string; trainer: Person }> {
	const trainer = await someone(app.db, 'trainer');
	const opened = await openRoom(app, trainer, {
		...{ scenario: stub.structure.id, variant: 'servitude', guests: true, plannedFor: null },
		...{ purpose: 'practice', key: randomUUID() }
	});
	if ('refusal' in opened) throw new Error(opened.refusal);
	return { trialId: opened.trialId, trainer };
}

/** Somebody who watches, and all that they were sent. */
export function spectator(personId: string | null, conducts = false, language: Watcher['language'] = 'fr') {
	const frames: { name: string; text: string }[] = [];
	let told: () => void = () => undefined;
	const watcher: Watcher = {
		personId,
		conducts,
		language,
		send: (name, frame) => {
			frames.push({ name, text: new TextDecoder().decode(frame) });
			told();
		},
		stillAllowed: async () => true,
		close: () => undefined
	};
	/** Resolves once a frame of the name holds the text; at once where one does already. */
	const until = (name: string, text: string): Promise<void> =>
		new Promise((resolve) => {
			told = () => {
				if (frames.some((frame) => frame.name === name && frame.text.includes(text))) resolve();
			};
			told();
		});
	return { watcher, frames, until };
}
