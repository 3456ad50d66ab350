import { keepShell } from './shell.ts';

/** A module on this device: whose, in which language and in which version. */
export interface PackName {
	readonly person: string;
	readonly language: string;
	readonly module: string;
	readonly hash: string;
}

/** What became of taking a module along. */
export type Taken =
	{ readonly ok: true } | { readonly ok: false; readonly code: 'full' | 'network' | 'signed-out' | 'gone' };

const cacheOf = ({ person, language, module, hash }: PackName): string =>
	['pack', person, language, module, hash].join('/');

function nameOf(cache: string): PackName | undefined {
	const [kind, person, language, module, hash] = cache.split('/');
	return kind === 'pack' && person && language && module && hash ? { person, language, module, hash } : undefined;
}

const allPacks = async (): Promise<readonly PackName[]> => (await caches.keys()).flatMap((name) => nameOf(name) ?? []);

/** Where the text of a pack stands in its cache, beside its pictures. */
const textAt = ({ module, language }: Pick<PackName, 'module' | 'language'>): string =>
	`/api/packs/${module}?lang=${language}`;

/** The whole packs of a person. One without its text was interrupted, and is none. */
export async function packsOf(person: string): Promise<readonly PackName[]> {
	const own = (await allPacks()).filter((name) => name.person === person);
	const whole = await Promise.all(own.map((name) => isWhole(name)));
	return own.filter((_, index) => whole[index]);
}

const isWhole = async (name: PackName): Promise<boolean> =>
	(await (await caches.open(cacheOf(name))).match(textAt(name))) !== undefined;

/** What a pack says, unread, and how many bytes it takes on the device. */
export async function readPack(name: PackName): Promise<{ readonly content: unknown; readonly bytes: number }> {
	const cache = await caches.open(cacheOf(name));
	const answers = await cache.matchAll();
	const sizes = await Promise.all(answers.map(async (answer) => (await answer.blob()).size));
	const content: unknown = await (await cache.match(textAt(name)))?.json();
	return { content, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Takes a pack off the device. */
export const removePack = (name: PackName): Promise<boolean> => caches.delete(cacheOf(name));

/** Takes the packs of everybody off the device, but those of one person where one is named. */
export async function removePacks(except?: string): Promise<void> {
	const others = (await allPacks()).filter(({ person }) => person !== except);
	await Promise.all(others.map(removePack));
}

class Refused extends Error {
	readonly code: 'network' | 'signed-out' | 'gone';
	constructor(status: number) {
		super(`answered ${status}`);
		this.code = status === 401 ? 'signed-out' : status === 404 ? 'gone' : 'network';
	}
}

/**
 * Takes a module along: its pictures, the page that shows it, and its text last, so that what was interrupted is no
 * pack. The version that was here before stays until the new one is whole.
 * @param progressed is told the share that is there
 */
export async function takePack(
	wanted: Omit<PackName, 'hash'>,
	version: string,
	progressed: (share: number) => void
): Promise<Taken> {
	let name: PackName | undefined;
	try {
		const text = await (await ask(textAt(wanted))).text();
		const { hash, media } = headOf(JSON.parse(text));
		name = { ...wanted, hash };
		await fill(name, { text, media, version, progressed });
		await removeOthers(name);
		return { ok: true };
	} catch (fault) {
		if (name && !(await isWhole(name))) await removePack(name);
		return { ok: false, code: reasonOf(fault) };
	}
}

async function fill(
	name: PackName,
	what: { text: string; media: readonly string[]; version: string; progressed: (share: number) => void }
): Promise<void> {
	const { text, media, version, progressed } = what;
	const cache = await caches.open(cacheOf(name));
	const steps = media.length + 3;
	progressed(1 / steps);
	for (const [index, hash] of media.entries()) {
		await cache.put(`/media/${hash}`, await ask(`/media/${hash}`));
		progressed((index + 2) / steps);
	}
	await keepShell(version, name.language);
	progressed((steps - 1) / steps);
	await cache.put(textAt(name), new Response(text, { headers: { 'content-type': 'application/json' } }));
	progressed(1);
}

async function ask(address: string): Promise<Response> {
	const answer = await fetch(address, { headers: { accept: 'application/json, */*' } });
	if (!answer.ok) throw new Refused(answer.status);
	return answer;
}

async function removeOthers({ person, language, module, hash }: PackName): Promise<void> {
	const older = (await allPacks()).filter(
		(each) => each.person === person && each.language === language && each.module === module && each.hash !== hash
	);
	await Promise.all(older.map(removePack));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The two things of a pack that are needed to keep it. */
function headOf(taken: unknown): { hash: string; media: readonly string[] } {
	const pack = isRecord(taken) && isRecord(taken['pack']) ? taken['pack'] : {};
	const { hash, media } = pack;
	if (typeof hash !== 'string' || !Array.isArray(media)) throw new Refused(500);
	return { hash, media: media.filter((each) => typeof each === 'string') };
}

function reasonOf(fault: unknown): 'full' | 'network' | 'signed-out' | 'gone' {
	if (fault instanceof Refused) return fault.code;
	return isFull(fault) ? 'full' : 'network';
}

/** Whether something could not be kept because the device is full. */
export const isFull = (fault: unknown): boolean => fault instanceof DOMException && fault.name === 'QuotaExceededError';
