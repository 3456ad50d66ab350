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
import { bundleText, putTogether, readChanges, type Change, type Scenario } from '#lib/trial/index.ts';
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

/** What a frame tells, as changes to what was told before: one that tells the whole changes everything. */
export function changesIn(frame: Uint8Array): readonly Change[] {
	const [, changed, data = ''] =
		/^id: \d+\nevent: [a-z]+(-changes)?\ndata: (.*)\n\n$/.exec(new TextDecoder().decode(frame)) ?? [];
	return changed === undefined ? [[[], JSON.parse(data)]] : readChanges(data);
}

/** Somebody who watches, all that they were sent, and what their page makes of it. */
export function spectator(personId: string | null, conducts = false, language: Watcher['language'] = 'fr') {
	const frames: { name: string; text: string }[] = [];
	const page = new Map<string, unknown>();
	let told: () => void = () => undefined;
	const watcher: Watcher = {
		personId,
		conducts,
		language,
		send: (name, whole, changes = whole) => {
			const frame = changes();
			frames.push({ name, text: new TextDecoder().decode(frame) });
			page.set(name, putTogether(page.get(name), changesIn(frame)));
			told();
		},
		stillAllowed: async () => true,
		close: () => undefined
	};
	/** Resolves once what the page knows under a name holds the text; at once where it does already. */
	const until = (name: string, text: string): Promise<void> =>
		new Promise((resolve) => {
			told = () => {
				if (JSON.stringify(page.get(name) ?? null).includes(text)) resolve();
			};
			told();
		});
	return { watcher, frames, until };
}
