import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/db/database.ts';
import { tokenHash } from '#lib/server/auth/token.ts';
import { insertPass, removeMember } from '#lib/server/db/live-room-repository.ts';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import type { Scenario } from '#lib/trial/index.ts';
import { benchScenario, prepareRoom, type BenchPerson } from '../../src/cli/bench/live/prepare-rooms.ts';
import { signIn } from '../../src/cli/bench/signed-in.ts';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';

/**
 * A command that a page of ours sends by script is taken in front of SvelteKit, and a stream answered there; with one sign
 * more they go to the action or the route.
 */
const door = '?/command';
const action = '?/command&';

let server: RunningServer;
let scenario: Scenario;
beforeAll(async () => {
	[server, scenario] = await Promise.all([startServer(), benchScenario()]);
});
afterAll(() => server.stop());

test('a connection is kept for longer than a minute, as proxies keep theirs', async () => {
	const { headers } = await fetch(`${server.origin}/favicon.svg`);
	expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
});

const filled = async (): Promise<BenchPerson[]> => prepareRoom(server.dataDir, scenario, 1);

interface Sent {
	readonly fields: Record<string, string>;
	readonly headers?: Record<string, string>;
}

async function send({ trialId, cookie }: BenchPerson, to: string, { fields, headers: more = {} }: Sent) {
	const answer = await fetch(`${server.origin}/ar/live/${trialId}${to}`, {
		method: 'POST',
		headers: { origin: server.origin, cookie, accept: 'application/json', 'x-sveltekit-action': 'true', ...more },
		body: new URLSearchParams(fields)
	});
	const headers = Object.fromEntries(answer.headers);
	const { date, vary, connection, 'cache-control': cached, ...kept } = headers;
	return { status: answer.status, headers: kept, said: await answer.text() };
}

/** Who decides first in the scenario, and how. */
function firstDecision(people: readonly BenchPerson[]): { person: BenchPerson; fields: Record<string, string> } {
	const [scene] = scenario.structure.scenes;
	const decision = scene?.decisions.find(({ kind }) => kind === 'choose');
	const person = people.find(({ role }) => role === decision?.role);
	if (!scene || decision?.kind !== 'choose' || !person) throw new Error('The case begins otherwise.');
	const choice = decision.choices[0]?.id ?? '';
	const fields = { command: 'decide', scene: scene.id, decision: decision.id, kind: 'choose', choice };
	return { person, fields: { ...fields, key: crypto.randomUUID() } };
}

test('what is taken, refused, malformed or to be confirmed is answered as by the form action', async () => {
	const people = await filled();
	const { person, fields } = firstDecision(people);
	const watcher = people.find(({ role }) => role === null);
	if (!watcher) throw new Error('Nobody watches.');
	const expected: [BenchPerson, Record<string, string>, string][] = [
		[person, { ...fields, final: '1' }, '"success"'],
		[person, { ...fields, choice: '' }, 'trial/answer-invalid'],
		[person, { command: 'decide' }, 'trial/malformed'],
		[person, { ...fields, scene: 'elsewhere' }, 'trial/scene-left'],
		[watcher, { ...fields, choice: '<b>اختيار</b> "\\' }, 'trial/not-your-seat'],
		// The second of the two bears the same key, and is the same command again.
		[person, fields, '"redirect"']
	];
	for (const [who, sent, words] of expected) {
		const first = await send(who, door, { fields: sent });
		expect(first.said).toContain(words);
		expect(first).toEqual(await send(who, action, { fields: sent }));
	}
});

test('whoever may not is refused as everywhere: foreign pages, strangers, and who was put out a moment ago', async () => {
	const people = await filled();
	const { person, fields } = firstDecision(people);
	const [other] = await filled();
	if (!other) throw new Error('Nobody plays.');
	const status = async (who: BenchPerson, sent: Sent = { fields }) => (await send(who, door, sent)).status;
	expect(await status(person, { fields, headers: { origin: 'https://evil.example' } })).toBe(403);
	expect(await status({ ...person, cookie: '' })).toBe(401);
	expect(await status({ ...person, cookie: other.cookie })).toBe(401);
	expect(await status({ ...person, cookie: `${person.cookie}; sign-in=none` })).toBe(200);
	await putOut(person);
	expect(await status(person)).toBe(401);
});

async function putOut({ trialId, cookie }: BenchPerson): Promise<void> {
	const db = await opened();
	await removeMember(db.write, trialId, cookie.split('=')[1] ?? '', new Date().toISOString());
	await db.close();
}

/** A stream as far as its first view. */
async function follow({ trialId, cookie }: BenchPerson, to: string) {
	const headers = { cookie: `${cookie}; language=ar` };
	const looked = new AbortController();
	const answer = await fetch(`${server.origin}/ar/${to.replace('…', trialId)}`, { headers, signal: looked.signal });
	const { date, ...said } = Object.fromEntries(answer.headers);
	let told = '';
	for await (const bytes of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
		told += bytes;
		if (answer.status !== 200 || /event: view\n.*\n\n/.test(told)) break;
	}
	looked.abort();
	return { status: answer.status, headers: said, told: answer.status === 200 ? told : '' };
}

test('a stream is answered as by its route, for who is in the room and for its big screen', async () => {
	const people = await filled();
	const [first] = people;
	if (!first) throw new Error('Nobody plays.');
	const screen = { ...first, cookie: await screenToken(first) };
	for (const [who, to] of [
		...people.map((one) => [one, 'live/…/stream'] as const),
		[screen, 'screen/…/stream'] as const
	]) {
		const found = await follow(who, to);
		expect(found).toMatchObject({
			status: 200,
			headers: { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' }
		});
		expect(found).toEqual(await follow(who, `${to}?`));
	}
});

test('a stream is refused to whoever may not follow the room, as by its route', async () => {
	const [[person], [other]] = [await filled(), await filled()];
	if (!person || !other) throw new Error('Nobody plays.');
	const refused: [BenchPerson, string, number][] = [
		[{ ...person, cookie: '' }, 'live/…/stream', 401],
		[{ ...person, cookie: other.cookie }, 'live/…/stream', 401],
		[{ ...person, trialId: 'never-there' }, 'live/…/stream', 401],
		[person, 'screen/…/stream', 404],
		[{ ...person, cookie: await screenToken(other) }, 'screen/…/stream', 404]
	];
	for (const [who, to, status] of refused) expect([to, (await follow(who, to)).status]).toEqual([to, status]);
	await putOut(person);
	expect((await follow(person, 'live/…/stream')).status).toBe(401);
});

test('whose sign-in is extended by a stream is given its cookie, and by the next no other', async () => {
	const [person] = await filled();
	if (!person) throw new Error('Nobody plays.');
	const cookie = await signIn(server.origin, 'trainee@demo.test');
	const db = await opened();
	await db.write
		.updateTable('sign_in')
		.set({ expires_at: new Date(Date.now() + 86_400_000).toISOString() })
		.execute();
	await db.close();
	const both = { ...person, cookie: `${person.cookie}; ${cookie}` };
	expect((await follow(both, 'live/…/stream')).headers['set-cookie']).toMatch(/^sign-in=/);
	const again = await follow(both, 'live/…/stream');
	expect(again).toMatchObject({ status: 200, headers: { 'content-type': 'text/event-stream' } });
	expect(again.headers).not.toHaveProperty('set-cookie');
});

/** The cookie of a screen that was let in. */
async function screenToken({ trialId }: BenchPerson): Promise<string> {
	const db = await opened();
	const at = new Date().toISOString();
	await insertPass(db.write, { token_hash: tokenHash(`of-${trialId}`), trial_id: trialId, person_id: null, at });
	await db.close();
	return `screen-${trialId}=of-${trialId}`;
}

test('what is too long for the door goes on, and is answered all the same', async () => {
	const { person, fields } = firstDecision(await filled());
	const { said } = await send(person, door, { fields: { ...fields, choice: 'x'.repeat(60_000) } });
	expect(said).toContain('trial/');
});

test('what was acknowledged is there after a kill in mid-hearing, once', async () => {
	const people = await filled();
	const { person, fields } = firstDecision(people);
	const sent = { fields: { ...fields, confirmed: '1', final: '1' } };
	expect((await send(person, door, sent)).said).toContain('"redirect"');
	const before = await eventsIn(person.trialId);
	const ended = once(server.process, 'exit');
	server.process.kill('SIGKILL');
	await ended;
	server = await startServer({ dataDir: server.dataDir });
	expect(await eventsIn(person.trialId)).toEqual(before);
	expect((await send(person, door, sent)).said).toContain('"redirect"');
	expect(await eventsIn(person.trialId)).toEqual(before);
	const db = await opened();
	expect(await verifyStoredJournal(db.read)).toMatchObject({ ok: true });
	await db.close();
});

const opened = () => openDatabase({ dialect: 'sqlite', file: path.join(server.dataDir, 'pretoire.sqlite') });

/** The events of a trial as the database has them. */
async function eventsIn(trialId: string): Promise<readonly string[]> {
	const db = await opened();
	const events = await eventsOf(db.read, trialId);
	await db.close();
	return events.map(({ seq, type, command_key }) => `${seq} ${type} ${command_key}`);
}
