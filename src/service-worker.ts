/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { version } from '$service-worker';
import { forgetWho } from '#lib/ui/offline/device.ts';
import { offlineAddress } from '#lib/ui/offline/offline-address.ts';
import { removePacks } from '#lib/ui/offline/packs.ts';
import { isShell, keepShell, shellLanguages, shellOf } from '#lib/ui/offline/shell.ts';

/**
 * It keeps nothing by itself: the offline page with its files, and the packs, were put into the caches when somebody
 * took a module along. It looks there for files that never change, and for pages only when the network does not answer.
 */
declare const self: ServiceWorkerGlobalScope;

/** As long as somebody looks at an empty screen before what they took along is better than nothing. */
const patience = 12_000;

// A new build keeps its own offline page before it takes over, in the languages in which the old one had it.
self.addEventListener('install', (event) => {
	const keep = async () => {
		for (const language of await shellLanguages()) await keepShell(version, language);
	};
	event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
	const takeOver = async () => {
		const old = (await caches.keys()).filter((name) => isShell(name) && name !== shellOf(version));
		await Promise.all(old.map((name) => caches.delete(name)));
		await self.clients.claim();
	};
	event.waitUntil(takeOver());
});

// The person said that the new version may begin.
self.addEventListener('message', ({ data }) => {
	if (data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== self.location.origin) return;
	if (request.method === 'POST' && /^\/\w\w\/sign-out$/.test(url.pathname)) event.respondWith(signOut(request));
	if (request.method !== 'GET') return;
	if (/^\/(_app\/immutable|media)\//.test(url.pathname)) event.respondWith(keptOrFetched(request));
	else if (request.mode === 'navigate') event.respondWith(pageOrOffline(request, url));
	else if (url.pathname.endsWith('/__data.json')) event.respondWith(dataOrOffline(request, url));
});

/** What never changes under its name: from the device where it is there. */
const keptOrFetched = async (request: Request): Promise<Response> =>
	(await caches.match(request, { ignoreVary: true })) ?? fetch(request);

async function pageOrOffline(request: Request, url: URL): Promise<Response> {
	const address = await keptAddress(url);
	if (address === undefined) return fetch(request);
	try {
		return await Promise.race([fetch(request), tooLate()]);
	} catch {
		if (url.pathname !== new URL(address).pathname) return Response.redirect(address);
		return (await keptPage(address)) ?? Response.error();
	}
}

const keptPage = (address: string) => caches.match(address, { ignoreSearch: true, ignoreVary: true });

/** Where to go without a network: in the language that was asked for, or else in one that is on this device. */
async function keptAddress(url: URL): Promise<string | undefined> {
	const wanted = new URL(offlineAddress(url), url.origin).href;
	if (await keptPage(wanted)) return wanted;
	const [language] = await shellLanguages();
	return language === undefined ? undefined : wanted.replace(/\/\w\w\/offline/, `/${language}/offline`);
}

const tooLate = () => new Promise<never>((_, reject) => setTimeout(reject, patience));

/** A link followed within a page asks for data alone: the page is told where to go instead. */
async function dataOrOffline(request: Request, url: URL): Promise<Response> {
	try {
		return await fetch(request);
	} catch (fault) {
		const page = new URL(url);
		page.pathname = url.pathname.replace(/\/__data\.json$/, '');
		const location = await keptAddress(page);
		if (location === undefined) throw fault;
		return Response.json({ type: 'redirect', location });
	}
}

/** What a person took along goes with them; answers that were not sent wait for them to come back. */
async function signOut(request: Request): Promise<Response> {
	const answer = await fetch(request);
	await Promise.all([removePacks(), forgetWho()]);
	return answer;
}
