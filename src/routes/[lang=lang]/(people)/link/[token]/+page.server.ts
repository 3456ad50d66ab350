import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { nameIn } from '#lib/people/index.ts';
import { formText } from '#lib/server/form-text.ts';
import { choosePassword, findLink, holderOfLink } from '#lib/server/people/one-time-links.ts';
import { mailSchema, namesSchema, newPasswordSchema, problemsOf } from '#lib/server/people/person-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const holder = await holderOfLink(locals.app, params.token);
	if (!holder) return { link: null };
	return { link: { purpose: holder.purpose, name: nameIn(holder, locals.language), mail: holder.mail ?? '' } };
};

const passwords = { password: newPasswordSchema, password_again: v.string() };
const chosen = v.object(passwords);
const introduced = v.object({ ...passwords, ...namesSchema.entries, mail: mailSchema });

export const actions: Actions = {
	default: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const typed = Object.fromEntries(form);
		const link = await findLink(locals.app, params.token);
		if (!link) return fail(410, { gone: true });
		const first = link.purpose === 'first-administrator';
		const { success, output, issues } = v.safeParse(first ? introduced : chosen, typed);
		if (!success) return fail(400, { problems: problemsOf(issues), typed: withoutPasswords(form) });
		if (output.password !== output.password_again) {
			return fail(400, { problems: { password_again: 'people/passwords-differ' }, typed: withoutPasswords(form) });
		}
		const self = 'mail' in output ? { ...output, language: locals.language } : undefined;
		const used = await choosePassword(locals.app, link, output.password, self);
		if (!used.ok) return fail(410, { gone: true });
		cookies.set(used.cookie.name, used.cookie.value, used.cookie.attributes);
		redirect(303, `/${params.lang}/home`);
	}
};

const withoutPasswords = (form: FormData) => ({
	mail: formText(form, 'mail'),
	nameLatin: formText(form, 'nameLatin'),
	nameArabic: formText(form, 'nameArabic')
});
