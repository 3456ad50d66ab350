import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { DatabasePlace } from './db/database.ts';

/** What the environment of the process asks for, checked once at start. */
export interface Settings {
	port: number;
	host: string;
	/** The address people reach the platform by. */
	origin: string;
	/** Whether that is https: then, and only then, cookies are `Secure`. */
	secure: boolean;
	dataDir: string;
	database: DatabasePlace;
	/** Whether an empty database gets the demo people. */
	demo: boolean;
	/** 32 secret bytes in base64url that certificates are signed with; `null` for the key file in `dataDir`. */
	issuerKey: string | null;
	contentDir: string;
	scenariosDir: string;
	/** Where the build keeps what it checked. */
	checkedDir: string;
	/** The largest request accepted, in bytes; each route may ask for less. */
	bodySizeLimit: number;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const units: Record<string, number> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

const text = (expected: string) => v.pipe(v.string(expected), v.trim(), v.nonEmpty(expected));
const portNumber = 'a port between 0 and 65535';
const secret = '32 random bytes in base64url (43 characters)';
const size = 'a number of bytes, or with K, M or G behind it, for example 2M';

const environment = v.object({
	PORT: v.optional(
		v.pipe(text(portNumber), v.regex(/^\d{1,5}$/, portNumber), v.transform(Number), v.maxValue(65535, portNumber)),
		'3000'
	),
	HOST: v.optional(text('an address to listen on, for example 127.0.0.1'), '0.0.0.0'),
	ORIGIN: v.optional(
		v.pipe(text(''), v.check(isOrigin, 'an address such as https://pretoire.example, without a path'))
	),
	DATABASE_URL: v.optional(
		v.pipe(text(''), v.regex(/^postgres(ql)?:\/\//, 'an address such as postgres://person@host/database'))
	),
	DATA_DIR: v.optional(text('a folder'), './data'),
	DEMO: v.optional(v.picklist(['0', '1'], '0 or 1')),
	ISSUER_KEY: v.optional(v.pipe(text(secret), v.regex(/^[A-Za-z0-9_-]{43}$/, secret))),
	CONTENT_DIR: v.optional(text('a folder'), './content'),
	SCENARIOS_DIR: v.optional(text('a folder'), './scenarios'),
	CHECKED_DIR: v.optional(text('a folder'), './build/checked'),
	BODY_SIZE_LIMIT: v.optional(v.pipe(text(size), v.regex(/^\d+[KMG]?$/i, size), v.transform(bytes)), '1M')
});

function isOrigin(given: string): boolean {
	if (!URL.canParse(given)) return false;
	const { protocol, origin, href } = new URL(given);
	return /^https?:$/.test(protocol) && href === `${origin}/`;
}

function bytes(given: string): number {
	const unit = given.slice(-1).toUpperCase();
	return unit in units ? Number(given.slice(0, -1)) * (units[unit] ?? 1) : Number(given);
}

// A database's address may hold its password.
const secrets = ['DATABASE_URL', 'ISSUER_KEY'];
const shown = (name: string, given: unknown) => (secrets.includes(name) ? 'something else' : JSON.stringify(given));

/**
 * The settings of an environment such as `process.env`; an empty variable counts as absent.
 * @throws Error naming each wrong variable, what was given and what is expected
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const { success, output, issues } = v.safeParse(environment, given);
	if (success) return settingsOf(output);
	const faults = issues.map((issue) => {
		const name = v.getDotPath(issue) ?? '';
		return `  ${name} is ${shown(name, given[name])}; expected is ${issue.message}`;
	});
	throw new Error(`The settings cannot be used:\n${faults.join('\n')}`);
}

function settingsOf(read: v.InferOutput<typeof environment>): Settings {
	const origin = new URL(read.ORIGIN ?? `http://localhost:${read.PORT}`);
	const dataDir = resolve(read.DATA_DIR);
	return {
		port: read.PORT,
		host: read.HOST,
		origin: origin.origin,
		secure: origin.protocol === 'https:',
		dataDir,
		database: read.DATABASE_URL
			? { dialect: 'postgres', url: read.DATABASE_URL }
			: { dialect: 'sqlite', file: join(dataDir, 'pretoire.sqlite') },
		demo: read.DEMO ? read.DEMO === '1' : loopback.test(origin.hostname),
		issuerKey: read.ISSUER_KEY ?? null,
		contentDir: resolve(read.CONTENT_DIR),
		scenariosDir: resolve(read.SCENARIOS_DIR),
		checkedDir: resolve(read.CHECKED_DIR),
		bodySizeLimit: read.BODY_SIZE_LIMIT
	};
}
