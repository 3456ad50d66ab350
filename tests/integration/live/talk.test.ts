import { expect, test } from 'vitest';
import { putMember } from '#lib/server/db/live-room-repository.ts';
import { eraseSealedTexts, sealedTextMatches } from '#lib/server/db/sealed-text-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import type { LiveApp } from '#lib/server/live/act.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import { readConsoleAct, type ConsoleAct } from '#lib/server/live/console-act.ts';
import type { Here } from '#lib/server/live/member-here.ts';
import { seeConsole, seeRoom, seeScreen } from '#lib/server/live/see-room.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { readSaid, speak } from '#lib/server/live/speak.ts';
import { someone } from '../trials/small-case.ts';
import { openStubRoom, spectator, withNodes } from './live-case.ts';

const { node } = withNodes('sqlite');

async function room() {
	const app = await node();
	const { trialId, trainer } = await openStubRoom(app);
	const key = app.newId;
	const player = async (role?: 'prosecutor' | 'social-worker'): Promise<Here> => {
		const { id } = await someone(app.db, 'trainee');
		const joined = { trial_id: trialId, person_id: id, part: 'player' as const, joined_at: id, removed_at: null };
		await putMember(app.db.write, joined);
		await app.live.peopleChanged(trialId);
		const here = { personId: id, conducts: false, guest: false };
		if (role) await sitDown(app, here, trialId, { role, key: key() });
		return here;
	};
	const does = (act: ConsoleAct) =>
		conduct(app, { personId: trainer.id, conducts: true, guest: false }, trialId, { act, key: key() });
	const sees = async (who: Here, on: LiveApp = app) => {
		const seen = await seeRoom(on, who, trialId, 'fr');
		if (!seen) throw new Error('no room');
		return seen;
	};
	return { app, trialId, trainer, key, player, does, sees };
}

test('a message is in every page and a whisper in one; both are there again when a node starts anew', async () => {
	const { app, trialId, player, does, sees } = await room();
	const [one, other] = [await player('prosecutor'), await player('social-worker')];
	await does({ act: 'say', text: 'Dix minutes encore.' });
	await does({ act: 'whisper', person: one.personId, text: 'Respirez.' });
	const fresh = await node();
	for (const node of [app, fresh]) {
		expect((await sees(one, node)).talk.message?.text).toBe('Dix minutes encore.');
		expect((await sees(one, node)).personal.messages.map(({ text }) => text)).toEqual(['Respirez.']);
		expect(JSON.stringify(await sees(other, node))).not.toContain('Respirez');
		expect(JSON.stringify(await seeScreen(node, trialId, 'fr'))).not.toContain('Respirez');
	}
});

test('what was typed is sealed and never in the log, and is gone from the room once it is erased', async () => {
	const { app, trialId, trainer, player, does, sees } = await room();
	const one = await player();
	await does({ act: 'whisper', person: one.personId, text: 'Un mot pour vous.' });
	const row = (await eventsOf(app.db.read, trialId)).at(-1);
	expect(row?.payload).not.toContain('mot');
	const sealed = { textId: row?.text_id ?? '', textHash: row?.text_hash ?? '' };
	expect(await sealedTextMatches(app.db.read, sealed)).toBe('same');
	await inTransaction(app.db, (trx) => eraseSealedTexts(trx, trainer.id, '2026-03-02T00:00:00.000Z'));
	const fresh = await node();
	expect((await sees(one, fresh)).personal.messages).toEqual([]);
});

test('a question makes the hearing rest, takes an answer of everybody, and shows them once it is closed', async () => {
	const { app, trialId, player, does, sees, key } = await room();
	const [one, watcher] = [await player('prosecutor'), await player()];
	await does({ act: 'start' });
	await does({ act: 'ask', question: 'Qui ment ?', choices: ['A', 'B'] });
	expect((await sees(one)).view.hall.paused).toBe('discussion');
	for (const who of [one, watcher]) await speak(app, who, trialId, { say: 'answer', choice: 1, key: key() });
	expect((await sees(watcher)).talk.question).toMatchObject({ question: 'Qui ment ?', answered: 2, counts: null });
	await does({ act: 'close-question' });
	expect((await sees(watcher)).talk.question?.counts).toEqual([0, 2]);
	const late = await speak(app, one, trialId, { say: 'answer', choice: 0, key: key() });
	expect(late).toEqual({ refusal: 'trial/ballot-closed' });
});

test('that somebody has to stop is in the console alone, and they are told that it was seen', async () => {
	const { app, trialId, player, does, sees, key } = await room();
	const [one, other] = [await player('prosecutor'), await player()];
	await speak(app, one, trialId, { say: 'stop', key: key() });
	expect((await seeConsole(app, trialId, 'fr'))?.console.members.find(({ id }) => id === one.personId)?.stop).toBe(
		'waiting'
	);
	expect(await seeScreen(app, trialId, 'fr')).not.toHaveProperty('console');
	for (const seen of [await sees(other), await seeScreen(app, trialId, 'fr')])
		expect(JSON.stringify(seen)).not.toContain('"stop":"waiting"');
	await does({ act: 'see-stop', person: one.personId });
	expect((await sees(one)).personal.stop).toBe('seen');
});

test('observers vote on a fork that was opened to them, and nobody with a seat does', async () => {
	const { app, trialId, player, does, sees, key } = await room();
	const [one, watcher] = [await player('prosecutor'), await player()];
	await does({ act: 'start' });
	expect((await sees(watcher)).talk.fork).toBeNull();
	await does({ act: 'open-fork', scene: 'first-contact', decision: 'status' });
	const vote = { say: 'fork' as const, decision: 'status', choice: 'wait', key: key() };
	expect(await speak(app, one, trialId, { ...vote, key: key() })).toEqual({ refusal: 'trial/not-your-decision' });
	await speak(app, watcher, trialId, vote);
	expect((await sees(watcher)).personal.forkVote).toBe('wait');
	expect((await sees(one)).talk.fork).toBeNull();
});

test('a note reaches the other seats of its role at once, and no other stream', async () => {
	const { app, trialId, player, key } = await room();
	const [one, two, other] = [await player('prosecutor'), await player('prosecutor'), await player('social-worker')];
	const pages = [one, two, other].map(({ personId }) => spectator(personId));
	for (const { watcher } of pages) await app.live.watch(trialId, watcher);
	await speak(app, one, trialId, { say: 'note', text: 'Attendons le médecin.', key: key() });
	await pages[1]?.until('personal', 'Attendons le médecin.');
	expect(pages[2]?.frames.map(({ text }) => text).join('')).not.toContain('médecin');
});

test.each([
	['nothing said', { say: 'note', key: 'key-key-1', text: '  ' }],
	['too much', { say: 'note', key: 'key-key-1', text: 'x'.repeat(401) }],
	['an answer of another shape', { say: 'answer', key: 'key-key-1', choice: '-1' }],
	['another act', { say: 'seat', key: 'key-key-1' }]
])('a form of the room with %s is none of ours', (_, fields) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	expect(readSaid(form)).toBeUndefined();
});

test.each([
	['yes and no', '', []],
	['two answers, whatever the spaces', ' A \r\n\n B  b ', ['A', 'B b']],
	['one answer', 'A', undefined],
	['seven answers', 'A\nB\nC\nD\nE\nF\nG', undefined]
])('a question with %s is read as it is meant', (_, choices, expected) => {
	const form = new FormData();
	for (const [name, value] of Object.entries({ act: 'ask', key: 'key-key-1', question: 'Oui ?', choices }))
		form.set(name, value);
	const act = readConsoleAct(form)?.act;
	expect(act?.act === 'ask' ? act.choices : undefined).toEqual(expected);
});
