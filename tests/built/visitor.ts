import { demoPassword } from '#lib/server/people/demo-people.ts';

/** What an answer of the server was, as far as a test of its doors asks. */
export interface Answer {
	status: number;
	text: string;
	location: string | null;
	headers: Headers;
}

interface Post {
	body?: BodyInit;
	headers?: Record<string, string>;
}

/** Somebody who sends what no page of ours would: requests of any shape, with one cookie jar and no browser. */
export interface Visitor {
	get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
	/** Posts the fields of a form. */
	send: (path: string, fields?: Record<string, string> | [string, string][]) => Promise<Answer>;
	/** Posts anything. */
	post: (path: string, post: Post) => Promise<Answer>;
}

/** A stranger to the server at this origin. */
export function stranger(origin: string): Visitor {
	const jar = new Map<string, string>();
	const ask = async (path: string, own: Record<string, string>, init: RequestInit = {}): Promise<Answer> => {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { accept: 'text/html', origin, ...(cookie && { cookie }), ...own };
		const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
		for (const line of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			jar.set(name, value);
		}
		const { status, headers: said } = response;
		return { status, text: await response.text(), location: said.get('location'), headers: said };
	};
	const post: Visitor['post'] = (path, { body, headers = {} }) =>
		ask(path, headers, { method: 'POST', ...(body !== undefined && { body }) });
	return {
		get: (path, headers = {}) => ask(path, headers),
		send: (path, fields = {}) => post(path, { body: new URLSearchParams(fields) }),
		post
	};
}

/** A demo person who has signed in. */
export async function signedIn(origin: string, mail: string): Promise<Visitor> {
	const visitor = stranger(origin);
	const answer = await visitor.send('/fr/sign-in', { mail, password: demoPassword });
	if (answer.status !== 303) throw new Error(`${mail} is not let in: ${answer.status}`);
	return visitor;
}

/** The first thing a pattern finds in a page. */
export function found(pattern: RegExp, { text }: Answer): string {
	const thing = pattern.exec(text)?.[1];
	if (thing === undefined) throw new Error(`The page has no ${pattern}`);
	return thing;
}
