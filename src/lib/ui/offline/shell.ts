/** The page that shows what was taken along, without the language in front. */
export const offlinePage = '/offline';

const shells = 'shell/';

/** The cache of the page that works without a network, as one build made it. */
export const shellOf = (version: string): string => shells + version;

export const isShell = (cache: string): boolean => cache.startsWith(shells);

const address = /(?:href|src)="([^"]+)"|import\("([^"]+)"\)|<([^>"\s]+)>; rel="/g;

/**
 * The files that a page needs and that every build names anew: scripts, styles and letters.
 * @param named where it names them: its HTML, and its header `link`
 */
export const filesOf = (named: string, page: string): readonly string[] => [
	...new Set(
		[...named.matchAll(address)]
			.map(([, linked, imported, preloaded]) => new URL(linked ?? imported ?? preloaded ?? '', page))
			.filter(({ origin, pathname }) => origin === new URL(page).origin && /^\/(_app\/|favicon)/.test(pathname))
			.map(({ pathname }) => pathname)
	)
];

const imported = /(?:from|import)\s?"(\.[^"]+\.js)"/g;

/** The scripts that a script cannot do without. */
export const importsOf = (script: string, at: string): readonly string[] =>
	[...script.matchAll(imported)].map(([, file = '']) => new URL(file, at).pathname);

/** Keeps files, and the scripts that those among them import: what a page names of them is not always all. */
async function keepFiles(cache: Cache, files: readonly string[]): Promise<void> {
	const kept = new Set<string>();
	for (let next = [...files]; next.length > 0;) {
		await cache.addAll(next);
		for (const file of next) kept.add(file);
		const scripts = next.filter((file) => file.endsWith('.js'));
		const needed = await Promise.all(scripts.map((file) => importsIn(cache, file)));
		next = [...new Set(needed.flat())].filter((file) => !kept.has(file));
	}
}

async function importsIn(cache: Cache, file: string): Promise<readonly string[]> {
	const script = await cache.match(file);
	return importsOf((await script?.text()) ?? '', location.origin + file);
}

/**
 * Keeps the offline page of a language with all that it needs. It is asked for as a stranger would: nothing personal is
 * in it.
 * @throws where the network or the place on the device does not suffice
 */
export async function keepShell(version: string, language: string): Promise<void> {
	const page = new URL(`/${language}${offlinePage}`, location.origin).href;
	const answer = await fetch(page, { credentials: 'omit', cache: 'no-store' });
	if (!answer.ok) throw new TypeError(`${page} answered ${answer.status}`);
	const cache = await caches.open(shellOf(version));
	const named = `${answer.headers.get('link') ?? ''}\n${await answer.clone().text()}`;
	await keepFiles(cache, filesOf(named, page));
	await cache.put(page, answer);
}

/** The languages in which the offline page is kept, by any build. */
export async function shellLanguages(): Promise<readonly string[]> {
	const found: string[] = [];
	for (const name of (await caches.keys()).filter(isShell)) {
		const requests = await (await caches.open(name)).keys();
		const paths = requests.map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith(offlinePage));
		found.push(...paths.map((path) => path.split('/')[1] ?? ''));
	}
	return [...new Set(found)];
}
