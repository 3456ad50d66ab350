import { describe, expect, test } from 'vitest';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import { putMember } from '#lib/server/db/live-room-repository.ts';
import { act, moveHand, type LiveApp } from '#lib/server/live/act.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import { keepLiveDraft, liveDrafts } from '#lib/server/live/live-drafts.ts';
import type { Here } from '#lib/server/live/member-here.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { readEvent } from '#lib/server/trials/stored-event.ts';
import { answerProblem } from '#lib/trial/room/answer-outcome.ts';
import { replay, stateText } from '#lib/trial/index.ts';
import { dialects } from '../database.ts';
import { someone } from '../trials/small-case.ts';
import { stub } from './live-case.ts';
import { vote, withStubRoom } from './stub-room.ts';

for (const dialect of dialects)
	describe(`a live room on ${dialect}`, () => {
		const { clock, node, player, opened } = withStubRoom(dialect);

		test('waits in its lobby: nobody acts before its hearing is opened', async () => {
			const { app, trialId, does, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			const early = await act(app, one, trialId, { command: vote('wait'), key: key() });
			expect(early).toEqual({ refusal: 'trial/not-started' });
			await does({ act: 'start' });
			expect(await act(app, one, trialId, { command: vote('wait'), key: key() })).not.toHaveProperty('refusal');
		});

		test('takes the same command once, however often it is sent at once', async () => {
			const { app, trialId, does, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			const same = key();
			const send = () => act(app, one, trialId, { command: vote('wait'), key: same });
			const answers = await Promise.all([send(), send(), send(), send(), send()]);
			expect(answers.some((answer) => 'refusal' in answer)).toBe(false);
			const log = await eventsOf(app.db.read, trialId);
			expect(log.filter(({ type }) => type === 'voted')).toHaveLength(1);
		});

		test('appends a crowd’s commands in order, none lost or doubled, and replays to the same state', async () => {
			const { app, trialId, does, state, key } = await opened();
			const people = await Promise.all(Array.from({ length: 3 }, () => player(app, trialId)));
			await does({ act: 'balance' });
			await does({ act: 'start' });
			const hands = people.flatMap((one) => [true, false].map((up) => moveHand(app, one, trialId, { up, key: key() })));
			await Promise.all(hands);
			const log = await eventsOf(app.db.read, trialId);
			expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
			expect(stateText(replay(stub, log.map(readEvent)))).toBe(stateText((await state()).state));
		});

		test('stands as it stood when a node starts again: seats, clock, hands, pause', async () => {
			const { app, trialId, does, state, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			await does({ act: 'timer', minutes: 5, hard: '1' });
			await moveHand(app, one, trialId, { up: true, key: key() });
			await does({ act: 'pause', reason: 'break' });
			expect(stateText((await state(await node())).state)).toBe(stateText((await state()).state));
		});

		test('counts the ballots that are there once a hard timer is up, once, whichever node rings it', async () => {
			const { app, trialId, does, key } = await opened();
			const second = await node();
			const people = [await player(app, trialId), await player(app, trialId)];
			for (const one of people) await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			const [first] = people;
			if (first) await act(app, first, trialId, { command: vote('wait'), key: key() });
			await does({ act: 'timer', minutes: 1, hard: '1' });
			const at = new Date(clock.now.getTime() + 61_000).toISOString();
			const ring = (on: LiveApp) =>
				on.live.submit(trialId, { key: key(), personId: null, commands: () => [{ type: 'time-up', at }] });
			const rung = await Promise.all([ring(app), ring(second)]);
			expect(rung.filter((answer) => 'refusal' in answer)).toHaveLength(1);
			const log = await eventsOf(app.db.read, trialId);
			expect(log.filter(({ type }) => type === 'time-up')).toHaveLength(1);
			expect(replay(stub, log.map(readEvent)).taken.some(({ decision }) => decision === 'status')).toBe(true);
		});

		test('tells a late ballot that the vote has closed, and a seat of another role that it is not theirs', async () => {
			const { app, trialId, does, key } = await opened();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await sitDown(app, other, trialId, { role: 'social-worker', key: key() });
			await does({ act: 'start' });
			await act(app, one, trialId, { command: vote('wait'), key: key() });
			expect(await act(app, one, trialId, { command: vote('wait'), key: key() })).toEqual({
				refusal: 'trial/ballot-closed'
			});
			expect(await act(app, other, trialId, { command: vote('wait'), key: key() })).toEqual({
				refusal: 'trial/not-your-decision'
			});
		});

		test('keeps what a seat writes until it is sent, for that seat alone, and takes a text that is said aloud', async () => {
			const { app, trialId, state, key } = await opened();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			const decision = [...stub.index.decisions.values()].find((place) => place.decision.kind === 'write')?.decision;
			if (!decision) throw new Error('nothing to write');
			const { id: writes, role } = decision;
			await sitDown(app, one, trialId, { role, key: key() });
			expect(await keepLiveDraft(app, one, trialId, { decision: writes, text: 'Attendu que' })).toBe(true);
			expect(await keepLiveDraft(app, other, trialId, { decision: writes, text: 'x' })).toBe(false);
			expect(await liveDrafts(app, one, trialId)).toEqual({ [writes]: 'Attendu que' });
			expect(await liveDrafts(app, other, trialId)).toEqual({});
			const spoken = { kind: 'write' as const, words: 0, spoken: true as const };
			expect(answerProblem(stub, decision, spoken, (await state()).state.case.entry)).toBeNull();
			expect(answerProblem(stub, decision, { ...spoken, words: 3 }, {})).toBe('trial/answer-invalid');
		});

		test('tells a command for a scene that has passed that it comes too late, and takes nothing', async () => {
			const { app, trialId, does, state, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'social-worker', key: key() });
			await does({ act: 'start' });
			const before = (await state()).state.seq;
			const pass = { type: 'pass' as const, scene: 'judgment' };
			expect(await act(app, one, trialId, { command: pass, key: key() })).toEqual({ refusal: 'trial/scene-left' });
			expect((await state()).state.seq).toBe(before);
		});

		test('goes on with its second trainer where the first one’s laptop closes', async () => {
			const { app, trialId, does, state, key } = await opened();
			await does({ act: 'start' });
			await does({ act: 'pause', reason: 'break' });
			const { id } = await someone(app.db, 'trainer');
			const second = { trial_id: trialId, person_id: id, part: 'conductor' as const, joined_at: id, removed_at: null };
			await putMember(app.db.write, second);
			await app.live.peopleChanged(trialId);
			const here: Here = { personId: id, conducts: true, guest: false };
			await conduct(app, here, trialId, { act: { act: 'resume' }, key: key() });
			expect((await state()).state.live?.hall?.paused).toBeNull();
			expect((await eventsOf(app.db.read, trialId)).at(-1)?.person_id).toBe(id);
		});
	});
