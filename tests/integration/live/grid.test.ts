import { expect, test } from 'vitest';
import { standingAssessments } from '#lib/server/db/assessment-repository.ts';
import { enterAsGuest, findDoor } from '#lib/server/live/enter-room.ts';
import { findLiveRoom } from '#lib/server/db/live-room-repository.ts';
import { memberHere } from '#lib/server/live/member-here.ts';
import { keepGrid, observedIn, seeGrid, wholeTrial } from '#lib/server/live/observe.ts';
import { openRoom } from '#lib/server/live/open-room.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { withApp } from '../app.ts';
import { makePerson } from '../people-of-tests.ts';

const opened = withApp('sqlite');

test('an observer keeps one grid, over the one before; nobody with a seat has one, and what it does not know is left out', async () => {
	const { app } = opened;
	const trainer = await makePerson(app, 'grid-trainer@example.test', ['trainer']);
	const asked = { scenario: 'villa-des-jasmins', variant: 'servitude', guests: true, plannedFor: null };
	const room = await openRoom(app, trainer, { ...asked, purpose: 'practice', key: 'room-of-the-grid' });
	if ('refusal' in room) throw new Error(room.refusal);
	const { trialId } = room;
	const code = (await findLiveRoom(app.db.read, trialId))?.code ?? '';
	const door = await findDoor(app, code, '192.0.2.1', 'fr');
	if ('refusal' in door) throw new Error(door.refusal);
	const entered = await enterAsGuest(app, door, { name: 'Samira', language: 'fr', address: '192.0.2.1' });
	const token = 'token' in entered ? entered.token : '';
	const here = await memberHere(app, trialId, { person: null, token });
	if (!here) throw new Error('not here');

	const competency = (await seeGrid(app, here, trialId, 'ar'))?.competencies[0]?.id ?? '';
	const line = (level: string) =>
		observedIn([`judge ${competency} ${level}`, `judge none 2`, 'nobody x 1', 'judge x 9']);
	expect(await keepGrid(app, here, trialId, line('0'))).toBe(true);
	expect(await keepGrid(app, here, trialId, line('2'))).toBe(true);
	expect((await seeGrid(app, here, trialId, 'fr'))?.own).toEqual([{ role: 'judge', competency, level: 2 }]);
	const rows = (await standingAssessments(app.db.read, trialId)).filter(({ as }) => as === 'peer');
	expect(rows.map(({ ticks, event_seq }) => [ticks, event_seq])).toEqual([[`["judge ${competency} 2"]`, wholeTrial]]);

	await sitDown(app, here, trialId, { role: 'judge', key: 'sits-down' });
	expect(await seeGrid(app, here, trialId, 'fr')).toBeUndefined();
	expect(await keepGrid(app, here, trialId, line('1'))).toBe(false);
});
