import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { completeRecord } from '../complete-record.ts';
import { addressOf, everyRoute } from './every-route.ts';
import { found, signedIn, stranger, type Visitor } from './visitor.ts';

const routes = await everyRoute();
const urlEncoded = { 'content-type': 'application/x-www-form-urlencoded' };

const source = path.resolve(import.meta.dirname, '../../src');
const pages = globSync('{routes,lib/ui}/**/*.svelte', { cwd: source });
/** The names of all fields that our forms send, as the pages say them, and those that are put together there. */
const fields = [
	...new Set([
		...pages.flatMap((file) =>
			[...readFileSync(path.join(source, file), 'utf8').matchAll(/\bname="([\w-]+)"/g)].map(([, name = '']) => name)
		),
		...['step:a', 'client_at', 'seat', 'inject', 'exhibit', 'message', 'of', 'approve', 'issue', 'go']
	])
];
const values = {
	empty: '',
	markup: '"><script>alert(1)</script>',
	long: 'x'.repeat(300),
	'turned around': '\u202Eeman\u202C',
	NUL: 'a\0b',
	'half a pair': '\uD800',
	prototype: '__proto__',
	constructor: 'constructor',
	number: '-1e999',
	'minus zero': '-0',
	'no day': '2026-02-31',
	'a late day': '9999-12-31T23:59',
	lines: '/fr/a\r\nset-cookie: a=b'
};

const everyField = (value: string) => new URLSearchParams(fields.map((name) => [name, value]));
const files = () => {
	const form = new FormData();
	for (const name of fields) form.append(name, new File(['x'], 'x.txt'));
	return form;
};

/** What no page of ours sends. */
const bodies: Record<string, { body?: BodyInit; headers?: Record<string, string> }> = {
	'nothing at all': {},
	'an empty form': { body: '', headers: urlEncoded },
	JSON: { body: '{"a":', headers: { 'content-type': 'application/json' } },
	'plain text': { body: 'a=b', headers: { 'content-type': 'text/plain' } },
	'an unknown type': { body: 'a=b', headers: { 'content-type': 'application/x-nothing' } },
	'a broken type': { body: 'a=b', headers: { 'content-type': ';;;' } },
	'a multipart form without a boundary': { body: 'a', headers: { 'content-type': 'multipart/form-data' } },
	'a torn multipart form': {
		body: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb',
		headers: { 'content-type': 'multipart/form-data; boundary=x' }
	},
	'badly escaped text': { body: 'a=%E0%A4&%=1&text=%ff', headers: urlEncoded },
	'files for texts': { body: files() },
	'fields named as parts of every object': {
		body: '__proto__=1&constructor=1&toString=1&hasOwnProperty=1&__proto__[a]=1',
		headers: urlEncoded
	},
	'every field twice': { body: new URLSearchParams([...fields, ...fields].map((name) => [name, name])) },
	'every field long': {
		body: new URLSearchParams(fields.map((name) => [name, 'ا'.repeat(1500)])),
		headers: urlEncoded
	},
	'ten thousand fields': { body: 'picked=a&a=1&dossier=b&'.repeat(3_400), headers: urlEncoded },
	'ten megabytes': { body: `text=${'x'.repeat(10_000_000)}`, headers: urlEncoded },
	...Object.fromEntries(
		Object.entries(values).map(([name, value]) => [`${name} everywhere`, { body: everyField(value) }])
	)
};

/** Megabytes that the server holds, where the system tells it. */
function memoryOf({ process: { pid } }: RunningServer): number {
	const file = `/proc/${pid}/status`;
	return existsSync(file) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1000 : 0;
}

describe('whatever is sent', () => {
	let server: RunningServer;
	let person: Visitor;
	const parameters: Record<string, string> = {
		lang: 'fr',
		course: 'formation-de-formateurs',
		module: 'comprendre',
		quiz: 'comprendre',
		scenario: 'villa-des-jasmins',
		code: '0000-0000-0000-0000',
		act: 'send-back'
	};
	const trial = () => `/fr/trial/${parameters['/[lang=lang]/trial/[id] id'] ?? ''}`;

	/** Somebody who has every capability, so that no door stops what is sent. */
	beforeAll(async () => {
		server = await startServer({ settings: { BODY_SIZE_LIMIT: '1M' } });
		person = await signedIn(server.origin, 'administrator@demo.test');
		const id = found(/\/people\/([\w-]{16,})/, await person.get('/fr/people?q=nadia'));
		for (const capability of ['trainee', 'trainer', 'certifier'])
			await person.send(`/fr/people/${id}?/capability`, { capability, act: 'granted' });
		parameters['/[lang=lang]/people/[id] id'] = id;
		const other = found(/\/people\/([\w-]{16,})/, await person.get('/fr/people?q=trainee2'));
		for (const page of ['people/[id]/erase', 'evaluation/learners/[id]']) parameters[`/[lang=lang]/${page} id`] = other;
		await openTrials();
		await submitDossiers();
	}, 60_000);

	const lastOf = ({ location }: { location: string | null }): string => location?.split('/').at(-1) ?? '';

	async function openTrials(): Promise<void> {
		const asked = { role: 'social-worker', purpose: 'practice', key: 'a-key-of-this-test' };
		const trialId = lastOf(await person.send('/fr/trials/villa-des-jasmins?/open', asked));
		for (const page of ['', '/abandon', '/debrief']) parameters[`/[lang=lang]/trial/[id]${page} id`] = trialId;
		const room = { choice: 'villa-des-jasmins servitude', guests: '1', key: 'a-room-of-this-test' };
		const opened = await person.send('/fr/live/open?/open', room);
		for (const { id } of routes.filter((route) => /\/(live|screen)\/\[id\]/.test(route.id)))
			parameters[`${id} id`] = opened.location?.split('/').at(-2) ?? '';
		const course = await person.get('/fr/course/formation-de-formateurs');
		parameters['lesson'] = found(/\/lesson\/([\w-]+)/, course);
	}

	/** One that waits, and one that led to a certificate. */
	async function submitDossiers(): Promise<void> {
		for (const mail of ['trainee@demo.test', 'both@demo.test']) {
			await completeRecord(server, mail);
			const learner = await signedIn(server.origin, mail);
			const names = { latin: 'Une Personne', arabic: 'شخص' };
			await learner.send('/fr/dossier/submit', { course: parameters['course'] ?? '', ...names });
			parameters['dossier'] = found(/name="dossier" value="([^"]+)"/, await learner.get('/fr/dossier'));
			if (mail !== 'trainee@demo.test') continue;
			await person.send(`/fr/certify/${parameters['dossier']}/grant`);
			parameters['code'] = found(/\/certificate\/([\w-]+)"/, await learner.get('/fr/dossier'));
			parameters['/[lang=lang]/certify/certificate/[code]/[act] act'] = 'suspend';
		}
	}
	afterAll(() => server.stop());

	const addresses = routes.flatMap((route) =>
		(route.actions.length > 0 ? route.actions : ['']).map((action) => ({ route, action, name: route.id + action }))
	);

	test.each(addresses)(
		'$name has no answer 500',
		async ({ route, action }) => {
			const leaves = route.id.endsWith('/sign-out');
			const address = addressOf(route, parameters) + action;
			const who = leaves ? stranger(server.origin) : person;
			for (const [name, body] of Object.entries(bodies)) {
				const { status } = await who.post(address, body);
				expect([name, status, status < 500]).toEqual([name, status, true]);
			}
		},
		60_000
	);

	test.each([
		['an array in an array, a hundred thousand times', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
		['a prototype', '{"__proto__":{"person":"x"},"constructor":1}', 400],
		['numbers for texts', '{"person":1e999,"answers":-0}', 400],
		['a thousand answers', JSON.stringify({ person: 'x', answers: Array(1000).fill({}) }), 400],
		['half a pair', '{"person":"\\ud800","answers":[]}', 403],
		['nothing of the kind', 'null', 400],
		['broken', '{', 400],
		['too long', JSON.stringify({ person: 'x'.repeat(400_000), answers: [] }), 413]
	])('what a device sends may be %s', async (_, body, status) => {
		const answer = await person.post('/api/answers', { body, headers: { 'content-type': 'application/json' } });
		expect(answer.status).toBe(status);
	});

	test('fifty megabytes for a certificate are refused at once, in words, and never held', async () => {
		const file = new File([new Uint8Array(50_000_000)], 'scan.pdf');
		const form = new FormData();
		form.set('file', file);
		const before = memoryOf(server);
		const nobody = stranger(server.origin);
		const { status, location } = await nobody.post('/fr/verify?/file', { body: form });
		expect([status, location]).toEqual([303, '/fr/verify?file=too-large']);
		expect((await nobody.get('/fr/verify?file=too-large')).text).toContain('trop grand pour être un certificat');
		const asked = await nobody.post('/c/check', { body: file });
		expect([asked.status, asked.text]).toEqual([413, '{"code":"file/too-large"}']);
		expect((await nobody.post('/fr/sign-in', { body: form })).status).toBe(413);
		expect(memoryOf(server) - before).toBeLessThan(60);
	});

	test('nothing of it spoils a page', async () => {
		const pages = ['home', 'course', 'notebook', 'dossier', 'account', 'people', 'certify', 'trials'];
		for (const page of pages) expect([page, (await person.get(`/fr/${page}`)).status]).toEqual([page, 200]);
	});

	test.each(['/fr/%00', '/fr/trial/%00', '/fr/certify/%00/grant', '/fr/link/%00/x'])(
		'the address %s is not found',
		async (address) => {
			expect((await person.get(address)).status).toBe(404);
		}
	);

	test.each([
		['/fr/people?q=%00', 200],
		['/fr/certify?after=%00', 200],
		['/c/%00', 303],
		['/fr/link/%00', 200],
		['/fr/people?q=%25%5C_&after=nobody', 200],
		['/fr/certify?after=~&state=__proto__', 200],
		['/fr/certify/x/__proto__', 404],
		['/fr/certify?state=approved&course=__proto__&days=-1&again=maybe&spoken=xx', 200],
		['/fr/certify/many?dossier=%00&dossier=__proto__', 200],
		['/fr/register/export?format=csv&from=%00&to=2026-99-99&status=__proto__&course=x', 200],
		['/fr/register/export?format=__proto__', 404],
		['/fr/certify/x/constructor', 404],
		['/fr/verify?number=%F0%9F%98%80', 200],
		['/fr/sign-in?to=//evil.example', 303],
		['/fr/search?q=%00', 200],
		['/fr/search?q=%F0%9F%98%80&in=__proto__', 200],
		[`/ar/search?q=${'x'.repeat(3000)}`, 200],
		['/fr/search?q=%22%3E%3Cscript%3E', 200],
		['/fr/glossary?q=%25%00', 200],
		['/fr/law/__proto__', 404],
		['/fr/law/%00', 404],
		['/fr/course/__proto__', 404],
		['/fr/trials/__proto__', 404],
		['/fr/course/formation-de-formateurs/test/comprendre/x?question=1e9', 404],
		[`/fr/${'x'.repeat(5000)}`, 404],
		['/fr/%E0%A4%A', 400],
		['/xx', 404]
	])('the address %s is answered %i', async (address, status) => {
		expect((await person.get(address)).status).toBe(status);
	});

	test.each([
		'sign-in=%E0%A4%A',
		'sign-in=x; sign-in=y',
		'theme=%00; language=__proto__',
		'=; ;;=x',
		`a=${'x'.repeat(6000)}`
	])('the cookie %s is nobody’s', async (cookie) => {
		const headers = { cookie };
		expect((await stranger(server.origin).get('/fr', headers)).status).toBe(200);
		expect((await stranger(server.origin).get('/fr/home', headers)).status).toBe(401);
	});

	test('a decision of a scene that is not this one shows the trial again and changes nothing', async () => {
		const opened = await person.send('/fr/trials/villa-des-jasmins?/open', {
			role: 'judge',
			purpose: 'practice',
			key: 'another-key-of-this-test'
		});
		const address = opened.location ?? '';
		const before = await person.get(address);
		const stale = {
			command: 'decide',
			key: 'a-stale-form',
			scene: 'left',
			decision: 'gone',
			kind: 'choose',
			choice: 'x'
		};
		const answer = await person.send(`${address}?/command`, stale);
		expect(answer.status).toBe(409);
		const decisions = ({ text }: { text: string }) =>
			[...text.matchAll(/name="decision" value="([^"]+)"/g)].map(([all]) => all);
		expect(decisions(answer)).toEqual(decisions(before));
		expect(decisions(await person.get(address))).toEqual(decisions(before));
	});

	test('a draft for a decision that the case does not have is kept nowhere', async () => {
		for (const decision of ['__proto__', 'nothing', ''])
			expect((await person.send(`${trial()}?/draft`, { decision, text: 'x' })).status).toBe(404);
	});
});
