import { redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ cookies, locals, params }) => {
		const { signIns } = locals.app;
		const token = cookies.get(signIns.cookieName);
		if (token) await signIns.close(token);
		const { name, value, attributes } = signIns.goneCookie;
		cookies.set(name, value, attributes);
		redirect(303, `/${params.lang}`);
	}
};
