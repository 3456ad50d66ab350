import { chromium, type Browser, type CDPSession } from '@playwright/test';
import { chromiumOptions } from '../chromium.ts';
import { startServer } from '../running-server.ts';
import { lessonAddress } from './lesson-address.ts';
import { rowOf, type Row } from './row.ts';
import { signIn } from './signed-in.ts';
import { vitalsOf } from './vitals.ts';

/** What a phone receives over the network for its first view of a lesson, compressed as it was sent. */
export const weightBench = async (): Promise<Row[]> => {
	const server = await startServer();
	const browser = await chromium.launch(chromiumOptions);
	try {
		const cookie = await signIn(server.origin, 'trainee@demo.test');
		const rows: Row[] = [];
		for (const language of ['fr', 'ar']) {
			const address = server.origin + (await lessonAddress(server.origin, language, cookie));
			rows.push(...rowsOf(language, await received(browser, address, cookie)));
			rows.push(...(await vitalsOf(browser, address, cookie, language)));
		}
		return rows;
	} finally {
		await browser.close();
		await server.stop();
	}
};

type Kind = 'Script' | 'Font' | 'Stylesheet' | 'Document' | 'Other';

const rowsOf = (language: string, bytes: Map<Kind, number>): Row[] => {
	const of = (kind: Kind) => (bytes.get(kind) ?? 0) / 1000;
	const all = [...bytes.values()].reduce((sum, size) => sum + size, 0) / 1000;
	return [
		rowOf({ what: `lesson in ${language}, all`, value: all, unit: 'kB', atMost: 150 }),
		rowOf({ what: `lesson in ${language}, JavaScript`, value: of('Script'), unit: 'kB', atMost: 60 }),
		rowOf({ what: `lesson in ${language}, fonts`, value: of('Font'), unit: 'kB', atMost: 60 }),
		rowOf({ what: `lesson in ${language}, styles`, value: of('Stylesheet'), unit: 'kB' }),
		rowOf({ what: `lesson in ${language}, document`, value: of('Document'), unit: 'kB' })
	];
};

const received = async (browser: Browser, address: string, cookie: string): Promise<Map<Kind, number>> => {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const cookies = cookie.split('; ').map((one) => {
		const [name = '', value = ''] = one.split('=');
		return { name, value, url: new URL(address).origin };
	});
	await context.addCookies(cookies);
	const page = await context.newPage();
	const bytes = countBytes(await context.newCDPSession(page));
	const answer = await page.goto(address, { waitUntil: 'networkidle' });
	if (!answer?.ok()) throw new Error(`${address} answered ${String(answer?.status())}`);
	await context.close();
	return bytes;
};

/** Adds up what the network delivers, by kind, from now on. */
const countBytes = (session: CDPSession): Map<Kind, number> => {
	const bytes = new Map<Kind, number>();
	const kinds = new Map<string, Kind>();
	session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, kindOf(type)));
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId) ?? 'Other';
		bytes.set(kind, (bytes.get(kind) ?? 0) + encodedDataLength);
	});
	void session.send('Network.enable');
	return bytes;
};

const kindOf = (type: string): Kind =>
	type === 'Script' || type === 'Font' || type === 'Stylesheet' || type === 'Document' ? type : 'Other';
