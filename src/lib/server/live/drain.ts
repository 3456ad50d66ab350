import { isUniqueViolation } from '../db/unique-violation.ts';
import type { TrialsApp } from '../trials/trials-app.ts';
import type { GroupCommit } from './group-commit.ts';
import type { HeldRoom } from './held-rooms.ts';
import { reloadRoom, type Room } from './room.ts';
import { decideAll, follow, store, type Answered, type Asked } from './take-commands.ts';

/** How often another writer may have been faster before we give up. */
const attempts = 5;

/**
 * Answers everybody who waits for a room: what came while the last was being written is decided together, in the order of
 * arrival, and appended together; then each is told, and `sent` is called.
 * @throws never: who waits is told of a failure; what then stands in the log is not known, and the room is to be read again
 */
export async function drain(
	app: TrialsApp,
	commit: GroupCommit,
	held: HeldRoom,
	told: { sent: () => void; lost: () => void }
): Promise<void> {
	held.busy = true;
	while (held.waiting.length > 0) {
		const group = held.waiting;
		held.waiting = [];
		try {
			const answers = await take(
				app,
				commit,
				held.room,
				group.map(({ asked }) => asked)
			);
			answers.forEach((answer, index) => group[index]?.done(answer));
			told.sent();
		} catch (error) {
			told.lost();
			for (const { failed } of [...group, ...held.waiting]) failed(error);
			held.waiting = [];
		}
	}
	held.busy = false;
}

/** Where another writer was faster, its events are read and everything is decided again. */
async function take(
	app: TrialsApp,
	commit: GroupCommit,
	room: Room,
	asked: readonly Asked[]
): Promise<readonly Answered[]> {
	for (let attempt = 1; ; attempt++) {
		const decided = decideAll(room, asked);
		if (decided.steps.length === 0) return decided.answers;
		try {
			await commit((trx) => store(app, trx, room, decided.steps));
			follow(room, decided);
			return decided.answers;
		} catch (error) {
			if (!isUniqueViolation(error) || attempt === attempts) throw error;
			await reloadRoom(app, room);
		}
	}
}
