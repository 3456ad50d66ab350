import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import type { App } from '#lib/server/app.ts';
import { findLiveRoom } from '#lib/server/db/live-room-repository.ts';
import { enterAsGuest, enterByAccount, findDoor, type Door } from '#lib/server/live/enter-room.ts';
import { enterScreen } from '#lib/server/live/enter-screen.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import { isScreen, memberHere } from '#lib/server/live/member-here.ts';
import { openRoom } from '#lib/server/live/open-room.ts';
import { withApp } from '../app.ts';
import { makePerson } from '../people-of-tests.ts';

describe('the door of a live room', () => {
	const opened = withApp('sqlite');
	let trainer: Person;
	let trialId: string;
	let app: App;
	beforeAll(async () => {
		app = opened.app;
		trainer = await makePerson(app, 'live-trainer@example.test', ['trainer'], {
			nameLatin: 'Hiba Benali',
			nameArabic: 'هبة بنعلي'
		});
		const asked = { scenario: 'villa-des-jasmins', variant: 'servitude', guests: true, plannedFor: null };
		const room = await openRoom(app, trainer, { ...asked, purpose: 'practice', key: 'room-of-this-test' });
		if ('refusal' in room) throw new Error(room.refusal);
		({ trialId } = room);
	});

	const door = async (): Promise<Door> => {
		const code = (await findLiveRoom(app.db.read, trialId))?.code ?? '';
		const found = await findDoor(app, code.toLowerCase(), '192.0.2.1', 'fr');
		if ('refusal' in found) throw new Error(found.refusal);
		return found;
	};
	const guest = async (name: unknown, address = '192.0.2.1') =>
		enterAsGuest(app, await door(), { name, language: 'fr', address });

	test('is opened once by a trainer, however often the form is sent, and by nobody else', async () => {
		const asked = { scenario: 'villa-des-jasmins', variant: 'servitude', guests: true, plannedFor: null };
		const input = { ...asked, purpose: 'practice' as const, key: 'room-of-this-test' };
		expect(await openRoom(app, trainer, input)).toEqual({ trialId });
		const trainee = await makePerson(app, 'live-trainee@example.test');
		expect(await openRoom(app, trainee, input)).toEqual({ refusal: 'trial/no-such-scenario' });
		const other = await openRoom(app, trainer, { ...input, variant: 'none', key: 'another-key' });
		expect(other).toEqual({ refusal: 'trial/unknown-variant' });
	});

	test('lets a guest in by the token they were given, and nobody by another', async () => {
		const entered = await guest('Samira Alaoui');
		const token = 'token' in entered ? entered.token : '';
		expect(await memberHere(app, trialId, { person: null, token })).toMatchObject({ guest: true, conducts: false });
		expect(await memberHere(app, trialId, { person: null, token: `${token}x` })).toBeUndefined();
		expect(await memberHere(app, 'another', { person: null, token })).toBeUndefined();
	});

	test.each([
		['samira alaoui', 'live/name-taken'],
		['HIBA  BENALI', 'live/name-taken'],
		['هبة بنعلي', 'live/name-taken'],
		['<script>alert(1)</script>', 'live/name-signs'],
		['n'.repeat(300), 'people/name-too-long'],
		['samira\u202e\u2066 alaoui', 'live/name-taken']
	])('refuses a guest who says to be %s', async (name, refusal) => {
		expect(await guest(name)).toEqual({ refusal });
	});

	test('lets no more guests in from one address than a hall has, and from others still', async () => {
		const many = Array.from({ length: 125 }, (_, number) => `Invitée ${number}`);
		const answers: string[] = [];
		for (const name of many) {
			const entered = await guest(name, '198.51.100.7');
			answers.push('refusal' in entered ? entered.refusal : 'in');
		}
		expect(answers.filter((one) => one === 'in')).toHaveLength(120);
		expect(new Set(answers.slice(120))).toEqual(new Set(['live/too-many']));
		expect(await guest('Invitée Ailleurs', '198.51.100.8')).toHaveProperty('entered', 'guest');
	});

	test('lets a trainer conduct with the others, and a trainee never', async () => {
		const second = await makePerson(app, 'second@example.test', ['trainer']);
		const trainee = await makePerson(app, 'curious@example.test');
		await enterByAccount(app, second, await door(), true);
		await enterByAccount(app, trainee, await door(), true);
		expect(await memberHere(app, trialId, { person: second, token: undefined })).toMatchObject({ conducts: true });
		expect(await memberHere(app, trialId, { person: trainee, token: undefined })).toMatchObject({ conducts: false });
		const former = { ...second, capabilities: [] };
		expect(await memberHere(app, trialId, { person: former, token: undefined })).toMatchObject({ conducts: false });
	});

	test('is shut to who is new and open to who was in, and never opens to who was put out', async () => {
		const trainee = await makePerson(app, 'late@example.test');
		const out = await makePerson(app, 'out@example.test');
		for (const person of [trainee, out]) await enterByAccount(app, person, await door(), false);
		const here = { personId: trainer.id, conducts: true, guest: false };
		const does = (act: Parameters<typeof conduct>[3]['act'], key: string) => conduct(app, here, trialId, { act, key });
		await does({ act: 'remove', person: out.id }, 'put-out-1');
		await does({ act: 'lock' }, 'lock-key-1');
		const stranger = await makePerson(app, 'stranger@example.test');
		expect(await enterByAccount(app, stranger, await door(), false)).toEqual({ refusal: 'live/locked' });
		expect(await enterByAccount(app, trainee, await door(), false)).toEqual({ entered: 'account' });
		expect(await enterByAccount(app, out, await door(), false)).toEqual({ refusal: 'live/removed' });
		expect(await memberHere(app, trialId, { person: out, token: undefined })).toBeUndefined();
		await does({ act: 'unlock' }, 'unlock-key-1');
		expect(await enterByAccount(app, stranger, await door(), false)).toEqual({ entered: 'account' });
	});

	test('shows the big screen for its PIN alone, and ten wrong ones shut it for a while', async () => {
		const pin = (await findLiveRoom(app.db.read, trialId))?.screen_pin ?? '';
		const entered = await enterScreen(app, trialId, { pin: ` ${pin} `, address: '192.0.2.7' });
		const token = 'token' in entered ? entered.token : '';
		expect(await isScreen(app, trialId, token)).toBe(true);
		expect(await memberHere(app, trialId, { person: null, token })).toBeUndefined();
		const guesses = Array.from({ length: 12 }, () => enterScreen(app, trialId, { pin: 'wrong', address: '192.0.2.8' }));
		const answers = (await Promise.all(guesses)).map((one) => ('refusal' in one ? one.refusal : 'in'));
		expect(answers.filter((one) => one === 'live/wrong-pin')).toHaveLength(10);
		expect(await enterScreen(app, trialId, { pin, address: '192.0.2.9' })).toHaveProperty('refusal', 'live/too-many');
	});

	test('a code guessed a thousand times: sixty answers, then none, and not after a restart either', async () => {
		const guess = (number: number) => findDoor(app, `ZZZZ-${String(number).padStart(4, '0')}`, '198.51.100.1', 'fr');
		const answers: string[] = [];
		for (let number = 0; number < 1000; number++) {
			const found = await guess(number);
			answers.push('refusal' in found ? found.refusal : 'found');
		}
		expect(answers.filter((one) => one === 'live/no-such-code')).toHaveLength(60);
		expect(answers.filter((one) => one === 'live/too-many')).toHaveLength(940);
		await opened.reopen();
		app = opened.app;
		expect(await guess(0)).toHaveProperty('refusal', 'live/too-many');
	});
});
