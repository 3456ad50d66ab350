import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { addressOf, everyRoute, type Route } from './every-route.ts';
import { found, signedIn, stranger, type Visitor } from './visitor.ts';

/** By its stream a page also tells of its line, which is no action of a form. */
const withLine = (route: Route): Route => (route.id.endsWith('/stream') ? { ...route, actions: [''] } : route);
const routes = (await everyRoute()).filter(({ id }) => id.startsWith('/[lang=lang]/live/[id]')).map(withLine);
const ofConductors = routes.filter(({ id }) => id.includes('/console'));

/** What a form of the console or of the room may say, so that nothing but the right to say it is missing. */
const fields = {
	...{ act: 'end', key: 'a-key-of-this-test', command: 'pass', scene: 'x', decision: 'x', kind: 'choose', choice: 'x' },
	...{ text: 'x', up: '1', role: 'judge', of: '1', to: '1', event: '1' }
};

describe('a room of somebody else', () => {
	let server: RunningServer;
	let id: string;
	let code: string;
	let trainer: Visitor;
	let administrator: Visitor;

	const opened = async (who: Visitor): Promise<string> => {
		const form = { choice: 'villa-des-jasmins servitude', guests: '1', key: crypto.randomUUID() };
		const { location } = await who.send('/fr/live/open?/open', form);
		return /\/live\/([\w-]+)\/console$/.exec(location ?? '')?.[1] ?? '';
	};
	const entered = async (who: Visitor, name = ''): Promise<Visitor> => {
		expect((await who.send(`/fr/join/${code}?/enter`, { name })).location).toBe(`/fr/live/${id}`);
		return who;
	};
	const put = async (act: string, name: string): Promise<void> => {
		const page = await trainer.get(`/fr/live/${id}/console`);
		const person = found(new RegExp(`${name}[^]*?person=([\\w-]+)`), page);
		const form = { act, person, key: crypto.randomUUID() };
		expect((await trainer.send(`/fr/live/${id}/console?/conduct`, form)).status).toBe(303);
	};
	const trainers = async (mail: string, act: 'granted' | 'withdrawn') => {
		const person = found(/\/people\/([\w-]{16,})/, await administrator.get(`/fr/people?q=${mail}`));
		await administrator.send(`/fr/people/${person}?/capability`, { capability: 'trainer', act });
	};

	beforeAll(async () => {
		server = await startServer();
		trainer = await signedIn(server.origin, 'trainer@demo.test');
		administrator = await signedIn(server.origin, 'administrator@demo.test');
		id = await opened(trainer);
		code = found(/>([0-9A-Z]{4}-[0-9A-Z]{4})</, await trainer.get(`/fr/live/${id}/console`));
		await trainers('trainee2@demo.test', 'granted');
	});
	afterAll(() => server.stop());

	/** Every page, stream and form of these routes, as somebody finds them. */
	async function answers(who: Visitor, those: readonly Route[], room = id): Promise<string[]> {
		const statuses: string[] = [];
		for (const route of those) {
			const address = addressOf(route, { lang: 'fr', id: room, role: 'judge' });
			statuses.push(`${route.id} ${(await who.get(address)).status}`);
			for (const action of route.actions)
				statuses.push(`${route.id}${action} ${(await who.send(address + action, fields)).status}`);
		}
		return statuses;
	}
	const all = (status: number, those: readonly Route[]): string[] =>
		those.flatMap(({ id: route, actions }) => ['', ...actions].map((action) => `${route}${action} ${status}`));
	const absentFor = async (who: Visitor, those = routes) => expect(await answers(who, those)).toEqual(all(404, those));

	test('is found on disk, and asks a stranger to sign in', async () => {
		expect(routes.length).toBeGreaterThan(7);
		const nobody = stranger(server.origin);
		expect(await answers(nobody, routes)).toEqual(all(401, routes));
	});

	test.each(['trainee', 'certifier', 'administrator', 'both'])('does not exist for a %s', async (who) => {
		await absentFor(await signedIn(server.origin, `${who}@demo.test`));
	});

	test('nor for the trainer of another room, whose word is the same for one that never was', async () => {
		const other = await signedIn(server.origin, 'trainee2@demo.test');
		expect(await opened(other)).not.toBe('');
		await absentFor(other);
		const [theirs, absent] = await Promise.all([other.get(`/fr/live/${id}`), other.get('/fr/live/never-there')]);
		const plain = (text: string) => text.replaceAll(id, 'never-there').replaceAll(/nonce="[^"]*"|_app\/[\w./-]+/g, '');
		expect(plain(theirs.text)).toBe(plain(absent.text));
	});

	test('its console is not there for who plays in it, by account or as a guest', async () => {
		await absentFor(await entered(await signedIn(server.origin, 'trainee@demo.test')), ofConductors);
		await absentFor(await entered(stranger(server.origin), 'Invitée Curieuse'), ofConductors);
	});

	test('what a guest reads there is kept by no cache', async () => {
		const guest = await entered(stranger(server.origin), 'Invitée Passante');
		for (const page of ['', '/file', '/now', '/grid', '/__data.json']) {
			const { headers, status } = await guest.get(`/fr/live/${id}${page}`);
			expect([page, status, headers.get('cache-control')]).toEqual([page, 200, 'private, no-store']);
		}
	});

	test('nor for who opened one, and is a trainer no more', async () => {
		const former = await signedIn(server.origin, 'trainee2@demo.test');
		const own = await opened(former);
		expect((await former.get(`/fr/live/${own}/console`)).status).toBe(200);
		await trainers('trainee2@demo.test', 'withdrawn');
		expect((await former.get(`/fr/live/${own}/console`)).status).toBe(401);
		const again = await signedIn(server.origin, 'trainee2@demo.test');
		expect(await answers(again, ofConductors, own)).toEqual(all(404, ofConductors));
		expect((await again.get(`/fr/live/${own}`)).status).toBe(200);
	});

	test('who was put out finds nothing any more, not with the code either', async () => {
		const guest = await entered(stranger(server.origin), 'Invité Sorti');
		await put('remove', 'Invité Sorti');
		expect(await answers(guest, routes)).toEqual(all(401, routes));
	});
});
