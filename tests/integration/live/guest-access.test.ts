import { beforeAll, describe, expect, test } from 'vitest';
import type { App } from '#lib/server/app.ts';
import { findLiveRoom } from '#lib/server/db/live-room-repository.ts';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import { actForRole, seeAbsentRole } from '#lib/server/live/act-for-role.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import type { ConsoleAct } from '#lib/server/live/console-act.ts';
import { enterAsGuest, enterByAccount, findDoor, type Door } from '#lib/server/live/enter-room.ts';
import { claimPart, giveGuestCode, useGuestCode } from '#lib/server/live/guest-access.ts';
import { memberHere, type Here } from '#lib/server/live/member-here.ts';
import { openRoom } from '#lib/server/live/open-room.ts';
import { seatNow } from '#lib/server/live/room.ts';
import { listRooms } from '#lib/server/live/see-room.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { minutes, type RoleId } from '#lib/trial/index.ts';
import type { Person } from '#lib/people/index.ts';
import { withApp } from '../app.ts';
import { makePerson } from '../people-of-tests.ts';

describe('a guest of a live room', () => {
	const opened = withApp('sqlite');
	let app: App;
	let trainer: Person;
	let trialId: string;
	beforeAll(async () => {
		app = opened.app;
		trainer = await makePerson(app, 'guest-trainer@example.test', ['trainer']);
		const asked = { scenario: 'villa-des-jasmins', variant: 'servitude', guests: true, plannedFor: null };
		const room = await openRoom(app, trainer, { ...asked, purpose: 'practice', key: 'room-of-guests' });
		if ('refusal' in room) throw new Error(room.refusal);
		({ trialId } = room);
	});

	const door = async (): Promise<Door> => {
		const found = await findDoor(app, (await findLiveRoom(app.db.read, trialId))?.code ?? '', '192.0.2.1', 'fr');
		if ('refusal' in found) throw new Error(found.refusal);
		return found;
	};
	const guest = async (name: string): Promise<Here> => {
		const entered = await enterAsGuest(app, await door(), { name, language: 'fr', address: '192.0.2.1' });
		const here = await memberHere(app, trialId, { person: null, token: 'token' in entered ? entered.token : '' });
		if (!here) throw new Error('not here');
		return here;
	};
	const use = (typed: string, person: Person | null = null) =>
		useGuestCode(app, trialId, { typed, address: '192.0.2.9', person });
	const does = (act: ConsoleAct) =>
		conduct(app, { personId: trainer.id, conducts: true, guest: false }, trialId, { act, key: app.newId() });

	test('comes in with a second device by a code, once, and is the same person in the same seat', async () => {
		const here = await guest('Samira');
		const { code } = await giveGuestCode(app, here, trialId);
		const used = await use(code.toLowerCase());
		const token = 'token' in used ? used.token : '';
		expect(await memberHere(app, trialId, { person: null, token })).toEqual(here);
		expect(await use(code)).toEqual({ refusal: 'live/wrong-guest-code' });
	});

	test('has one code at a time', async () => {
		const here = await guest('Nadia');
		const first = await giveGuestCode(app, here, trialId);
		await giveGuestCode(app, here, trialId);
		expect(await use(first.code)).toEqual({ refusal: 'live/wrong-guest-code' });
	});

	test('can be claimed by one account, which is then who they were: their seat, and the room in its list', async () => {
		const here = await guest('Karim');
		await sitDown(app, here, trialId, { role: 'social-worker', key: app.newId() });
		const account = await makePerson(app, 'karim@example.test');
		const { code } = await giveGuestCode(app, here, trialId);
		expect(await use(code, account)).toEqual({ entered: 'account' });
		const now = await memberHere(app, trialId, { person: account, token: undefined });
		expect(now?.personId).toBe(here.personId);
		const room = await app.live.room(trialId);
		expect(room && seatNow(room, now?.personId ?? '')?.role).toBe('social-worker');
		expect((await listRooms(app, account, 'fr')).map((one) => one.trialId)).toEqual([trialId]);
		expect(await claimPart(app, account, trialId, here.personId)).toEqual({ entered: 'account' });
		const other = await makePerson(app, 'other@example.test');
		expect(await claimPart(app, other, trialId, here.personId)).toEqual({ refusal: 'live/already-claimed' });
	});

	test('is not claimed by somebody who is in the room themselves, nor twice parts by one account', async () => {
		const [one, two] = [await guest('Une'), await guest('Deux')];
		const inside = await makePerson(app, 'inside@example.test');
		await enterByAccount(app, inside, await door(), false);
		expect(await claimPart(app, inside, trialId, one.personId)).toEqual({ refusal: 'live/already-here' });
		const account = await makePerson(app, 'twice@example.test');
		await claimPart(app, account, trialId, one.personId);
		expect(await claimPart(app, account, trialId, two.personId)).toEqual({ refusal: 'live/already-claimed' });
	});

	test('guesses codes twenty times, and then no more', async () => {
		const answers: unknown[] = [];
		for (let number = 0; number < 25; number++)
			answers.push(
				await useGuestCode(app, trialId, { typed: `ZZZZ-00${10 + number}`, address: '198.51.100.7', person: null })
			);
		expect(answers.filter((one) => JSON.stringify(one).includes('too-many'))).toHaveLength(5);
	});

	test('who was put out comes in again once a trainer lets them', async () => {
		const account = await makePerson(app, 'out-and-in@example.test');
		await enterByAccount(app, account, await door(), false);
		await does({ act: 'remove', person: account.id });
		expect(await memberHere(app, trialId, { person: account, token: undefined })).toBeUndefined();
		await does({ act: 'readmit', person: account.id });
		expect(await memberHere(app, trialId, { person: account, token: undefined })).toMatchObject({ conducts: false });
	});

	test('a rehearsal lets nobody in, and a conductor plays it alone: by scripts, or in place of a role', async () => {
		const asked = { scenario: 'villa-des-jasmins', variant: 'servitude', guests: true, plannedFor: null };
		const room = await openRoom(app, trainer, { ...asked, purpose: 'practice', key: 'rehearsed', rehearsal: true });
		if ('refusal' in room) throw new Error(room.refusal);
		({ trialId } = room);
		expect(await door()).toMatchObject({ locked: true, guests: false });
		await does({ act: 'start' });
		const state = async () => (await app.live.room(trialId))?.state;
		for (let turn = 0; turn < 60 && (await state())?.status === 'playing'; turn++) {
			await ruleFor('judge');
			await does({ act: 'script-all', scene: (await state())?.case.at ?? '' });
		}
		const ended = await app.live.room(trialId);
		expect(ended?.state.status).toBe('ended');
		const log = await eventsOf(app.db.read, trialId);
		expect(log.some(({ type, payload }) => type === 'decided' && payload.includes('"by":"conductor"'))).toBe(true);
		expect(ended && minutes(ended.scenario, ended.state, 'fr').filter(({ acted }) => acted)).not.toEqual([]);
	});

	/** The conductor answers the first ruling of a role with the first that it may say. */
	async function ruleFor(role: RoleId): Promise<void> {
		const view = await seeAbsentRole(app, trialId, role, 'fr');
		const decision = view?.decisions.find(({ kind }) => kind === 'ruling');
		if (decision?.kind !== 'ruling') return;
		const [ruling, ground] = [decision.rulings[0]?.id, decision.grounds[0]?.id];
		if (!ruling || !ground) return;
		const on = { scene: view?.scene?.id ?? '', decision: decision.id };
		const command = { type: 'decide' as const, ...on, answer: { kind: 'ruling' as const, ruling, ground } };
		const conductor = { personId: trainer.id, conducts: true, guest: false };
		await actForRole(app, conductor, trialId, { role, command, key: app.newId() });
	}
});
