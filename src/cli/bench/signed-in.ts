import { demoPassword } from '#lib/server/people/demo-people.ts';

/** Signs a demo person in at a running server and gives the cookie that shows it. */
export const signIn = async (origin: string, mail: string): Promise<string> => {
	const answer = await fetch(`${origin}/fr/sign-in`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ mail, email: mail, password: demoPassword, key: crypto.randomUUID() })
	});
	const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
	if (answer.status !== 303 || cookies.length === 0) throw new Error(`${mail} could not sign in: ${answer.status}`);
	return cookies.join('; ');
};
