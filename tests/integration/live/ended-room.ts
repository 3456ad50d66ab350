import type { Person } from '#lib/people/index.ts';
import { putMember } from '#lib/server/db/live-room-repository.ts';
import type { LiveApp } from '#lib/server/live/act.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import { leadDebrief, type DebriefAct } from '#lib/server/live/lead-debrief.ts';
import type { Here } from '#lib/server/live/member-here.ts';
import { holderOf, type Room } from '#lib/server/live/room.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import type { RoleId } from '#lib/trial/index.ts';
import { nextCommands } from '../../unit/trial/finish-room.ts';
import { drawFrom } from '../../unit/trial/room-players.ts';
import { someone } from '../trials/small-case.ts';
import { openStubRoom, stub } from './live-case.ts';

export interface EndedRoom {
	readonly trialId: string;
	readonly trainer: Person;
	readonly conductor: Here;
	/** By the role that each played; `watcher` had no seat. */
	readonly people: Readonly<Record<'prosecutor' | 'other' | 'social-worker' | 'judge' | 'watcher', Person>>;
	readonly room: () => Promise<Room>;
	readonly lead: (act: Asked, on?: LiveApp) => ReturnType<typeof leadDebrief>;
}

type Asked = DebriefAct extends infer A ? (A extends DebriefAct ? Omit<A, 'key'> : never) : never;

/** A room that five people came into, four of them with a seat, and that was played to its end. */
export async function endedRoom(app: LiveApp, numbers: readonly number[] = [3, 1, 4, 1, 5]): Promise<EndedRoom> {
	const { trialId, trainer } = await openStubRoom(app);
	const conductor: Here = { personId: trainer.id, conducts: true, guest: false };
	const comeIn = async (role: RoleId | null): Promise<Person> => {
		const person = await someone(app.db, 'trainee');
		const joined_at = app.clock().toISOString();
		await putMember(app.db.write, {
			...{ trial_id: trialId, person_id: person.id, part: 'player', joined_at, removed_at: null }
		});
		await app.live.peopleChanged(trialId);
		const here: Here = { personId: person.id, conducts: false, guest: false };
		if (role) await sitDown(app, here, trialId, { role, key: app.newId() });
		return person;
	};
	const people = {
		prosecutor: await comeIn('prosecutor'),
		other: await comeIn('prosecutor'),
		'social-worker': await comeIn('social-worker'),
		judge: await comeIn('judge'),
		watcher: await comeIn(null)
	};
	const room = async (): Promise<Room> => {
		const found = await app.live.room(trialId);
		if (!found) throw new Error('no room');
		return found;
	};
	await conduct(app, conductor, trialId, { act: { act: 'start' }, key: app.newId() });
	await playOn(app, await room(), trainer.id, numbers);
	const lead = (act: Asked, on: LiveApp = app) =>
		leadDebrief(on, conductor, trialId, readAct({ ...act, key: app.newId() }));
	return { trialId, trainer, conductor, people, room, lead };
}

const readAct = (act: Asked & { key: string }): DebriefAct => act;

/** Whoever the room waits for acts as they happen to, until the trial has ended. */
export async function playOn(
	app: LiveApp,
	room: Room,
	trainerId: string,
	numbers: readonly number[] = [3, 1, 4]
): Promise<void> {
	const draw = drawFrom(numbers);
	for (let turn = 0; room.state.status === 'playing'; turn++) {
		if (turn > 300) throw new Error('the room comes to no end');
		for (const command of nextCommands(stub, room.state, draw))
			await app.live.submit(room.trial.id, {
				key: app.newId(),
				personId: actorOf(room, command) ?? trainerId,
				commands: () => [command],
				...(isText(command) && { text: 'Les faits, le moyen et le but sont établis.' })
			});
	}
}

const isText = (command: object): boolean => JSON.stringify(command).includes('"kind":"write"');

function actorOf({ state }: Room, command: object): string | undefined {
	const by = 'by' in command ? command.by : undefined;
	const seat = typeof by === 'object' && by !== null && 'seat' in by ? by.seat : undefined;
	const own = state.live?.seats.find((one) => one.seat === seat);
	return own && holderOf(own);
}
