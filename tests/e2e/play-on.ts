import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openDatabase } from '#lib/server/db/database.ts';
import { openLiveRooms } from '#lib/server/live/live-rooms.ts';
import { holderOf, type Room } from '#lib/server/live/room.ts';
import { openScenarios } from '#lib/server/trials/scenario-library.ts';
import type { RunningServer } from '../../src/cli/running-server.ts';
import { nextCommands } from '../unit/trial/finish-room.ts';
import { drawFrom } from '../unit/trial/room-players.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Plays a room to its end, or up to a scene, as another node would: who has a seat votes, the other roles follow their
 * scripts. A whole hearing by hand would take a browser half an hour.
 */
export async function playOn(server: RunningServer, trialId: string, upTo?: string): Promise<void> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(server.dataDir, 'pretoire.sqlite') });
	const known = { sources: null, competencies: null };
	const scenarios = await openScenarios(db, {
		...{ folder: path.join(root, 'scenarios'), known, at: new Date().toISOString() }
	});
	const newId = () => randomUUID().replaceAll('-', '');
	const live = openLiveRooms({ db, scenarios, clock: () => new Date(), newId });
	try {
		const room = await live.room(trialId);
		if (!room) throw new Error(`No room ${trialId}`);
		const submit = (command: object) =>
			live.submit(trialId, {
				...{ key: newId(), personId: holderIn(room, command), commands: () => [command] },
				...(JSON.stringify(command).includes('"kind":"write"') && { text: 'Les faits sont établis.' })
			});
		await submit({ type: 'resume', by: 'conductor', at: new Date().toISOString() });
		const draw = drawFrom([2, 7, 1, 8, 2, 8]);
		for (let turn = 0; room.state.status === 'playing' && room.state.case.at !== upTo; turn++) {
			if (turn > 300) throw new Error('The room comes to no end.');
			for (const command of nextCommands(room.scenario, room.state, draw)) await submit(command);
		}
	} finally {
		live.close();
		await db.close();
	}
}

function holderIn({ state }: Room, command: object): string | null {
	const by = 'by' in command ? command.by : undefined;
	const seat = typeof by === 'object' && by !== null && 'seat' in by ? by.seat : undefined;
	const own = state.live?.seats.find((one) => one.seat === seat);
	return own ? holderOf(own) : null;
}
