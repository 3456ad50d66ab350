import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { completeRecord } from '../complete-record.ts';
import { addressOf, everyRoute } from './every-route.ts';
import { found, signedIn, stranger, type Answer, type Visitor } from './visitor.ts';

const routes = await everyRoute();
/** What is only sent to, and what never ends: the streams of a room. */
const read = routes.filter(({ id }) => !/^\/(api\/answers|c\/check)$|\/stream$/.test(id));

/** What every answer says, whatever it is. */
function isGuarded({ headers, text }: Answer): void {
	expect(headers.get('x-content-type-options')).toBe('nosniff');
	const type = headers.get('content-type') ?? '';
	const isPage = type.startsWith('text/html') && text !== '';
	const policy = headers.get('content-security-policy') ?? '';
	// Scripts are read in the coding of their page.
	if (/^text\/(?!javascript)/.test(type)) expect(type).toMatch(/; ?charset=utf-8$/i);
	if (isPage) expect(policy).toContain("default-src 'none'");
	expect(policy.replace("style-src 'unsafe-inline'; sandbox", '')).not.toMatch(/unsafe-(inline|eval)/);
	if (isPage) expect(headers.get('x-frame-options')).toMatch(/^(DENY|SAMEORIGIN)$/);
	expect(text).not.toMatch(/sourceMappingURL|node_modules|\.svelte:| {4}at /);
}

describe('the headers of', () => {
	let server: RunningServer;
	let person: Visitor;
	const parameters: Record<string, string> = {
		...{ lang: 'fr', course: 'formation-de-formateurs', module: 'comprendre', quiz: 'comprendre', form: 'png' },
		...{ scenario: 'villa-des-jasmins', '/[lang=lang]/scenarios/[id] id': 'villa-des-jasmins' },
		...{ '/[lang=lang]/scenarios/[id]/graph.svg id': 'villa-des-jasmins', '/[lang=lang]/law/[id] id': 'cp-448-1' }
	};
	beforeAll(async () => {
		server = await startServer();
		await completeRecord(server, 'both@demo.test');
		const administrator = await signedIn(server.origin, 'administrator@demo.test');
		const id = found(/\/people\/([\w-]{16,})/, await administrator.get('/fr/people?q=both'));
		for (const capability of ['trainer', 'administrator'])
			await administrator.send(`/fr/people/${id}?/capability`, { capability, act: 'granted' });
		parameters['/[lang=lang]/people/[id] id'] = id;
		person = await signedIn(server.origin, 'both@demo.test');
		const asked = { role: 'judge', purpose: 'practice', key: 'a-key-of-this-test' };
		const trial = await person.send('/fr/trials/villa-des-jasmins?/open', asked);
		const room = { choice: 'villa-des-jasmins servitude', guests: '1', key: 'a-room-of-this-test' };
		const live = await person.send('/fr/live/open?/open', room);
		for (const route of read.filter((one) => /\/trial\/\[id\]/.test(one.id)))
			parameters[`${route.id} id`] = trial.location?.split('/').at(-1) ?? '';
		for (const route of read.filter((one) => /\/(live|screen)\/\[id\]/.test(one.id)))
			parameters[`${route.id} id`] = live.location?.split('/').at(-2) ?? '';
		parameters['lesson'] = found(/\/lesson\/([\w-]+)/, await person.get('/fr/course/formation-de-formateurs'));
		await person.send('/fr/dossier/submit', { course: parameters['course'] ?? '', latin: 'Rim', arabic: 'ريم' });
		parameters['dossier'] = found(/name="dossier" value="([^"]+)"/, await person.get('/fr/dossier'));
		const certifier = await signedIn(server.origin, 'certifier@demo.test');
		await certifier.send(`/fr/certify/${parameters['dossier']}/grant`);
		parameters['code'] = found(/\/certificate\/([\w-]+)"/, await person.get('/fr/dossier'));
	}, 60_000);
	afterAll(() => server.stop());

	test.each(read)('$id guard it, and no cache keeps what is a person’s', async (route) => {
		const address = addressOf(route, parameters);
		isGuarded(await stranger(server.origin).get(address));
		const answer = await person.get(address);
		isGuarded(answer);
		if (answer.status < 300 && !forAnyone.has(route.id))
			expect(answer.headers.get('cache-control')).toBe('private, no-store');
		isGuarded(await person.get(`${address}/__data.json`));
	});

	test.each([
		['a page that is not there', '/fr/nothing', 404],
		['an address that cannot be read', '/fr/%E0%A4%A', 400],
		['a file of the build', '/favicon.svg', 200],
		['a file that is not there', '/_app/immutable/nothing.js', 404],
		['the worker', '/service-worker.js', 200],
		['the number of the build', '/_app/version.json', 200],
		['what refuses a form', '/c/check', 405]
	])('%s guard it', async (_, address, status) => {
		const answer = await stranger(server.origin).get(address);
		expect(answer.status).toBe(status);
		isGuarded(answer);
	});

	test('a fault that has no page guard it', async () => {
		const json = { body: '{', headers: { 'content-type': 'application/json' } };
		const answer = await stranger(server.origin).post('/api/answers', json);
		expect(answer.status).toBe(401);
		isGuarded(answer);
		const foreign = { body: '{', headers: { ...json.headers, origin: 'https://evil.example' } };
		isGuarded(await person.post('/api/answers', foreign));
	});

	test('no map of the sources is served', async () => {
		const page = await stranger(server.origin).get('/fr');
		const script = found(/(_app\/immutable\/[^"]+\.js)"/, page);
		expect((await person.get(`/${script}.map`)).status).toBe(404);
		isGuarded(await person.get(`/${script}`));
	});
});

/** Answers that are the same for everybody; what is signed in there adds only a name, which is not kept either. */
const forAnyone = new Set([
	'/[x+2e]well-known/did.json',
	'/[lang=lang]/manifest.webmanifest',
	'/c/[code]/credential',
	'/c/status/[list]',
	'/journal/checkpoints',
	'/journal/keys'
]);
