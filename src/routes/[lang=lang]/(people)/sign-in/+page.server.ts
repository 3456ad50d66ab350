import { fail, redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/auth/local-path.ts';
import { readSignInForm } from '#lib/server/auth/sign-in-form.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { demoPassword, demoPeople } from '#lib/server/people/demo-people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request, url }) => {
	const to = localPath(url.searchParams.get('to'), locals.language);
	if (locals.person && request.method === 'GET') redirect(303, to);
	const demo = locals.app.settings.demo
		? { password: demoPassword, people: demoPeople.map(({ mail, capabilities }) => ({ mail, capabilities })) }
		: null;
	return { to, demo };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const { app } = locals;
		const { mail, password, to, held } = readSignInForm(await request.formData(), locals.language);
		const earlierToken = cookies.get(app.signIns.cookieName);
		const outcome = await signIn(app, { mail, password, address: getClientAddress(), earlierToken });
		if (!outcome.ok) {
			const retryAt = 'retryAt' in outcome ? outcome.retryAt : undefined;
			return fail(retryAt ? 429 : 400, { code: outcome.code, retryAt, mail, to, held });
		}
		const { name, value, attributes } = outcome.cookie;
		cookies.set(name, value, attributes);
		if (held.length === 0) redirect(303, to);
		// The page shows what was kept and sends it where it was going; the frame already knows who is there.
		locals.person = outcome.person;
		return { resend: { to, fields: held } };
	}
};
