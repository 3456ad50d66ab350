import { describe, expect, test } from 'vitest';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import { putMember } from '#lib/server/db/live-room-repository.ts';
import { act, moveHand, type LiveApp } from '#lib/server/live/act.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import type { ConsoleAct } from '#lib/server/live/console-act.ts';
import { keepLiveDraft, liveDrafts } from '#lib/server/live/live-drafts.ts';
import type { Here } from '#lib/server/live/member-here.ts';
import { seatNow } from '#lib/server/live/room.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { readEvent } from '#lib/server/trials/stored-event.ts';
import { answerProblem } from '#lib/trial/room/answer-outcome.ts';
import { replay, stateText } from '#lib/trial/index.ts';
import { dialects } from '../database.ts';
import { someone } from '../trials/small-case.ts';
import { openStubRoom, spectator, stub, withNodes } from './live-case.ts';

for (const dialect of dialects) {
	describe(`a live room on ${dialect}`, () => {
		const { clock, node } = withNodes(dialect);

		const player = async (app: LiveApp, trialId: string): Promise<Here> => {
			const { id } = await someone(app.db, 'trainee');
			const member = { trial_id: trialId, person_id: id, part: 'player' as const, joined_at: id, removed_at: null };
			await putMember(app.db.write, member);
			await app.live.peopleChanged(trialId);
			return { personId: id, conducts: false, guest: false };
		};
		const opened = async () => {
			const app = await node();
			const { trialId, trainer } = await openStubRoom(app);
			const here: Here = { personId: trainer.id, conducts: true, guest: false };
			const does = (asked: ConsoleAct, on: LiveApp = app) =>
				conduct(on, here, trialId, { act: asked, key: app.newId() });
			const state = async (on: LiveApp = app) => {
				const room = await on.live.room(trialId);
				if (!room) throw new Error('no room');
				return room;
			};
			return { app, trialId, does, state, key: app.newId };
		};
		const vote = (choice: string) => ({
			...{ type: 'decide' as const, scene: 'first-contact', decision: 'status' },
			answer: { kind: 'choose' as const, choice }
		});

		test('waits in its lobby: nobody acts before its hearing is opened', async () => {
			const { app, trialId, does, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			const early = await act(app, one, trialId, { command: vote('wait'), key: key() });
			expect(early).toEqual({ refusal: 'trial/not-started' });
			await does({ act: 'start' });
			expect(await act(app, one, trialId, { command: vote('wait'), key: key() })).not.toHaveProperty('refusal');
		});

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

		test('shows many pages of one person the same, and counts what each of them sends once', async () => {
			const { app, trialId, does, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			const tabs = Array.from({ length: 5 }, () => spectator(one.personId));
			for (const { watcher } of tabs) await app.live.watch(trialId, watcher);
			const same = key();
			await Promise.all(tabs.map(() => act(app, one, trialId, { command: vote('wait'), key: same })));
			for (const tab of tabs) await tab.until('view', '"answered":[{');
			const log = await eventsOf(app.db.read, trialId);
			expect(log.filter(({ type }) => type === 'voted')).toHaveLength(1);
			expect([...app.live.present(trialId)]).toEqual([[one.personId, 'new']]);
		});

		test('tells who conducts, and nobody else, how well the line of each carries, and writes it nowhere', async () => {
			const { app, trialId } = await opened();
			const one = await player(app, trialId);
			const [console, page] = [spectator('a-trainer', true), spectator(one.personId)];
			await app.live.watch(trialId, console.watcher);
			const leave = await app.live.watch(trialId, page.watcher);
			const before = await eventsOf(app.db.read, trialId);
			app.live.tellLine(trialId, one.personId, 'poor');
			await console.until('console', '"line":"poor"');
			leave?.();
			await console.until('console', '"line":"lost"');
			app.live.tellLine(trialId, one.personId, 'gone');
			expect(app.live.present(trialId).has(one.personId)).toBe(false);
			expect(JSON.stringify(page.frames)).not.toContain('"line"');
			expect(await eventsOf(app.db.read, trialId)).toEqual(before);
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

		test('sends each watcher the present at once, a ballot to its own role alone, and nothing twice', async () => {
			const { app, trialId, does, key } = await opened();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			for (const who of [one, other]) await sitDown(app, who, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			const [mine, theirs, screen] = [spectator(one.personId), spectator(other.personId), spectator(null)];
			for (const { watcher } of [mine, theirs, screen]) await app.live.watch(trialId, watcher);
			await screen.until('view', '"started":true');
			await mine.until('mine', '"voted":0');
			await act(app, one, trialId, { command: vote('wait'), key: key() });
			await theirs.until('mine', '"voted":1');
			expect(theirs.frames.filter(({ name }) => name === 'view')).toHaveLength(1);
			expect(screen.frames).toHaveLength(1);
			expect(theirs.frames.map(({ text }) => text).join('')).not.toContain('"choice":"wait"');
			await act(app, other, trialId, { command: vote('wait'), key: key() });
			await mine.until('view', '"answered":[{');
		});
	});
}
