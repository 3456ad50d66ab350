import type { Dialect } from '#lib/server/db/database.ts';
import { putMember } from '#lib/server/db/live-room-repository.ts';
import type { LiveApp } from '#lib/server/live/act.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import type { ConsoleAct } from '#lib/server/live/console-act.ts';
import type { Here } from '#lib/server/live/member-here.ts';
import { someone } from '../trials/small-case.ts';
import { openStubRoom, withNodes } from './live-case.ts';

/** Somebody who has come to play in a room. */
async function player(app: LiveApp, trialId: string): Promise<Here> {
	const { id } = await someone(app.db, 'trainee');
	await putMember(app.db.write, { trial_id: trialId, person_id: id, part: 'player', joined_at: id, removed_at: null });
	await app.live.peopleChanged(trialId);
	return { personId: id, conducts: false, guest: false };
}

/** A ballot of the first scene of the stub case. */
export const vote = (choice: string) => ({
	...{ type: 'decide' as const, scene: 'first-contact', decision: 'status' },
	answer: { kind: 'choose' as const, choice }
});

/**
 * Gives the surrounding `describe` nodes, as `withNodes`; `opened` opens a room on a new one: what its trainer does there,
 * and how it stands.
 */
export function withStubRoom(dialect: Dialect) {
	const { clock, node } = withNodes(dialect);
	const opened = async () => {
		const app = await node();
		const { trialId, trainer } = await openStubRoom(app);
		const here: Here = { personId: trainer.id, conducts: true, guest: false };
		const does = (asked: ConsoleAct, on: LiveApp = app) => conduct(on, here, trialId, { act: asked, key: app.newId() });
		const state = async (on: LiveApp = app) => {
			const room = await on.live.room(trialId);
			if (!room) throw new Error('no room');
			return room;
		};
		return { app, trialId, does, state, key: app.newId };
	};
	return { clock, node, player, opened };
}
