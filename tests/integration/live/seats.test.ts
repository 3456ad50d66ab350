import { describe, expect, test } from 'vitest';
import type { Here } from '#lib/server/live/member-here.ts';
import { seatNow } from '#lib/server/live/room.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { dialects } from '../database.ts';
import { withStubRoom } from './stub-room.ts';

for (const dialect of dialects)
	describe(`the seats of a live room on ${dialect}`, () => {
		const { node, player, opened } = withStubRoom(dialect);

		test('gives two people who take the last seat one clear answer each', async () => {
			const { app, trialId, state, key } = await opened();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			const sit = (who: Here) => sitDown(app, who, trialId, { role: 'social-worker', key: key() });
			const answers = await Promise.all([sit(one), sit(other)]);
			expect(answers.filter((answer) => 'refusal' in answer)).toEqual([{ refusal: 'trial/seat-taken' }]);
			const room = await state();
			expect([one, other].filter(({ personId }) => seatNow(room, personId))).toHaveLength(1);
		});

		test('gives the last seat once, also where the two come through different nodes', async () => {
			const { app, trialId, key } = await opened();
			const second = await node();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			await second.live.room(trialId);
			const answers = await Promise.all([
				sitDown(app, one, trialId, { role: 'social-worker', key: key() }),
				sitDown(second, other, trialId, { role: 'social-worker', key: key() })
			]);
			expect(answers.filter((answer) => 'refusal' in answer)).toEqual([{ refusal: 'trial/seat-taken' }]);
		});

		test('swaps two people who are moved onto each other, and leaves a seat to nobody twice', async () => {
			const { app, trialId, does, state, key } = await opened();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await sitDown(app, other, trialId, { role: 'social-worker', key: key() });
			await does({ act: 'seat', person: one.personId, place: { role: 'social-worker', number: 1 } });
			const room = await state();
			expect(seatNow(room, one.personId)?.role).toBe('social-worker');
			expect(seatNow(room, other.personId)?.role).toBe('prosecutor');
		});

		test('puts somebody out: their seat is free and they are not there', async () => {
			const { app, trialId, does, state, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'remove', person: one.personId });
			expect(seatNow(await state(), one.personId)).toBeUndefined();
		});
	});
