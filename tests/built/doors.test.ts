import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { completeRecord } from '../complete-record.ts';
import { addressOf, everyRoute, type Route } from './every-route.ts';
import { found, signedIn, stranger, type Visitor } from './visitor.ts';

/** What anyone may open. Whatever is not named here must ask who is there. */
const forAnyone = new Set([
	'/',
	'/[x+2e]well-known/did.json',
	'/[lang=lang]',
	'/[lang=lang]/accessibility',
	'/[lang=lang]/appearance',
	'/[lang=lang]/certificate/[code]',
	'/[lang=lang]/join',
	'/[lang=lang]/join/[code]',
	'/[lang=lang]/leave',
	'/[lang=lang]/legal',
	'/[lang=lang]/licences',
	'/[lang=lang]/link/[token]',
	'/[lang=lang]/manifest.webmanifest',
	'/[lang=lang]/offline',
	'/[lang=lang]/paper',
	'/[lang=lang]/privacy',
	'/[lang=lang]/screen/[id]',
	'/[lang=lang]/screen/[id]/stream',
	'/[lang=lang]/sign-in',
	'/[lang=lang]/sign-out',
	'/[lang=lang]/verify',
	'/[lang=lang]/[...path]',
	'/journal/checkpoints',
	'/journal/keys',
	'/c/[code]',
	'/c/[code].json',
	'/c/[code]/credential',
	'/c/status/[list]',
	'/j/[code]',
	'/p'
]);
/** What is only for trainers, for certifiers or for administrators. */
const notForTrainees =
	/^\/\[lang=lang\]\/(marking|scenarios|evaluation|certify|people|register|statistics|journal|live\/open)(\/|$)/;
/** What shows one person's own thing, named in the address. */
const ofOnePerson = /^\/\[lang=lang\]\/(trial\/\[id\]|course\/\[course\]\/test\/\[quiz\]\/\[attempt\])(\/|$)/;

/** What is no page: it reads JSON, and nothing else. */
const forDevices = new Set(['/api/answers']);

/** What programs send a file to: it asks nobody who they are and lets nothing in. */
const forPrograms = new Set(['/c/check']);

const routes = await everyRoute();
const guarded = routes.filter(({ id }) => !forAnyone.has(id) && !forDevices.has(id) && !forPrograms.has(id));

describe('every route', () => {
	let server: RunningServer;
	let owner: Visitor;
	let other: Visitor;
	const parameters: Record<string, string> = {
		...{ lang: 'fr', course: 'formation-de-formateurs', module: 'comprendre', quiz: 'comprendre' }
	};
	const tries = (route: Route) => route.actions.map((action) => addressOf(route, parameters) + action);

	beforeAll(async () => {
		server = await startServer();
		await completeRecord(server, 'trainee@demo.test');
		owner = await signedIn(server.origin, 'trainee@demo.test');
		other = await signedIn(server.origin, 'trainee2@demo.test');
		await fillIn(owner);
	}, 60_000);
	afterAll(() => server.stop());

	/** Gives the owner one thing of each kind, and the addresses their names. */
	async function fillIn(who: Visitor): Promise<void> {
		const opened = await who.send('/fr/trials/villa-des-jasmins?/open', {
			role: 'judge',
			purpose: 'practice',
			key: 'a-key-of-this-test'
		});
		parameters['id'] = opened.location?.split('/').at(-1) ?? '';
		parameters['/[lang=lang]/people/[id] id'] = 'somebody';
		parameters['/[lang=lang]/evaluation/learners/[id] id'] = 'somebody';
		parameters['/[lang=lang]/law/[id] id'] = 'cp-448-1';
		parameters['/[lang=lang]/scenarios/[id] id'] = 'villa-des-jasmins';
		parameters['/[lang=lang]/scenarios/[id]/graph.svg id'] = 'villa-des-jasmins';
		parameters['scenario'] = 'villa-des-jasmins';
		const path = await who.get('/fr/course/formation-de-formateurs');
		const lessons = [...path.text.matchAll(/\/lesson\/([\w-]+)/g)].map(([, lesson = '']) => lesson);
		parameters['lesson'] = lessons[0] ?? '';
		for (const lesson of new Set(lessons))
			await who.send(`/fr/course/formation-de-formateurs/lesson/${lesson}?/finish`);
		const test = await who.send('/fr/course/formation-de-formateurs/test/comprendre?/start', { number: '1' });
		parameters['attempt'] = test.location?.split('/').at(-1) ?? '';
		await who.send('/fr/dossier/submit', { course: parameters['course'] ?? '', latin: 'Salma Démo', arabic: 'سلمى' });
		parameters['dossier'] = found(/name="dossier" value="([^"]+)"/, await who.get('/fr/dossier'));
		parameters['form'] = 'png';
		parameters['act'] = 'grant';
		parameters['/[lang=lang]/certify/certificate/[code]/[act] act'] = 'revoke';
	}

	test('was found on disk, and those for anyone are there', () => {
		expect(guarded.length).toBeGreaterThan(20);
		expect(routes.map(({ id }) => id)).toEqual(expect.arrayContaining([...forAnyone]));
	});

	test.each(guarded)('$id asks a stranger to sign in, for the page and for each action', async (route) => {
		const nobody = stranger(server.origin);
		expect((await nobody.get(addressOf(route, parameters))).status).toBe(401);
		for (const address of tries(route)) expect([address, (await nobody.send(address)).status]).toEqual([address, 401]);
	});

	test.each([...forDevices])('%s asks a stranger to sign in, and does not exist for who does not learn', async (id) => {
		const sent = { body: '{"person":"x","answers":[]}', headers: { 'content-type': 'application/json' } };
		expect((await stranger(server.origin).post(id, sent)).status).toBe(401);
		const certifier = await signedIn(server.origin, 'certifier@demo.test');
		expect((await certifier.post(id, sent)).status).toBe(404);
		expect((await owner.post(id, sent)).status).toBe(403);
		expect((await owner.post(id, { body: 'a=b' })).status).toBe(415);
		const foreign = { ...sent, headers: { ...sent.headers, origin: 'https://evil.example' } };
		expect((await owner.post(id, foreign)).status).toBe(403);
	});

	test.each(guarded.filter(({ id }) => notForTrainees.test(id)))('$id does not exist for a trainee', async (route) => {
		expect((await owner.get(addressOf(route, parameters))).status).toBe(404);
		for (const address of tries(route)) expect([address, (await owner.send(address)).status]).toEqual([address, 404]);
	});

	test.each(guarded.filter(({ id }) => ofOnePerson.test(id)))(
		'$id does not exist for another person',
		async (route) => {
			const valid = {
				command: 'pass',
				key: 'another-key-of-this-test',
				scene: 'x',
				decision: 'x',
				text: 'x',
				position: '1',
				picked: 'a',
				gate: 'x',
				event: '1',
				answer: 'une réponse assez longue pour être lue'
			};
			expect((await owner.get(addressOf(route, parameters))).status).toBeLessThan(400);
			expect((await other.get(addressOf(route, parameters))).status).toBe(404);
			for (const address of tries(route))
				expect([address, (await other.send(address, valid)).status]).toEqual([address, 404]);
		}
	);

	test('another person’s note is neither read nor erased', async () => {
		const lesson = `/fr/course/formation-de-formateurs/lesson/${parameters['lesson'] ?? ''}`;
		const reflection = found(/name="reflection" value="([^"]+)"/, await owner.get(`${lesson}?read`));
		const text = 'Ce que personne d’autre ne lit';
		await owner.send(`${lesson}?/reflection`, { reflection, text, version: '', key: 'note-of-this-test' });
		const note = found(/\?erase=([\w-]+)/, await owner.get('/fr/notebook'));
		expect((await other.get(`/fr/notebook?edit=${note}`)).text).not.toContain(text);
		expect((await other.send('/fr/notebook?/erase', { note })).status).toBe(404);
		expect((await owner.get('/fr/notebook')).text).toContain(text);
	});

	test('another person’s dossier is not withdrawn, and another’s device not signed out', async () => {
		const { dossier = '' } = parameters;
		expect((await other.send('/fr/dossier?/withdraw', { dossier })).status).toBe(404);
		expect((await owner.get('/fr/dossier')).text).toContain(dossier);
		const theirs = await signedIn(server.origin, 'trainee@demo.test');
		const device = found(/name="id" value="([^"]+)"/, await owner.get('/fr/account'));
		await other.send('/fr/account?/device', { id: device });
		expect((await theirs.get('/fr/home')).status).toBe(200);
		expect((await owner.get('/fr/home')).status).toBe(200);
	});
});
