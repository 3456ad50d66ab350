import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { requirePerson } from '#lib/server/auth/guards.ts';
import { formText } from '#lib/server/form-text.ts';
import {
	accountOf,
	changeNames,
	changePassword,
	chooseLanguage,
	devicesOf,
	endDevice,
	endOtherDevices
} from '#lib/server/people/account.ts';
import { languageSchema, namesSchema, newPasswordSchema, problemsOf } from '#lib/server/people/person-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, signInId } = event.locals;
	const [account, devices] = await Promise.all([accountOf(app, person), devicesOf(app, person, signInId)]);
	const { nameLatin, nameArabic, language, capabilities, mail } = account;
	return {
		account: { nameLatin, nameArabic, language, capabilities, mail },
		devices,
		done: event.url.searchParams.get('done')
	};
};

const passwordForm = v.object({
	password_present: v.string(),
	password: newPasswordSchema,
	password_again: v.string()
});

export const actions: Actions = {
	names: async (event) => {
		const person = requirePerson(event);
		const form = await event.request.formData();
		const typed = { nameLatin: formText(form, 'nameLatin'), nameArabic: formText(form, 'nameArabic') };
		const { success, output, issues } = v.safeParse(namesSchema, typed);
		if (!success) return fail(400, { problems: problemsOf(issues), typed });
		await changeNames(event.locals.app, person, output);
		redirect(303, done(event.params.lang, 'names'));
	},
	language: async (event) => {
		const person = requirePerson(event);
		const wanted = v.safeParse(languageSchema, (await event.request.formData()).get('language'));
		if (!wanted.success) return fail(400, { problems: { language: 'people/language' } });
		await chooseLanguage(event.locals.app, person, wanted.output);
		redirect(303, done(wanted.output, 'language'));
	},
	password: async (event) => {
		const person = requirePerson(event);
		const typed = Object.fromEntries(await event.request.formData());
		const { success, output, issues } = v.safeParse(passwordForm, typed);
		if (!success) return fail(400, { problems: problemsOf(issues) });
		const { password_present: present, password: wanted, password_again: again } = output;
		if (wanted !== again) return fail(400, { problems: { password_again: 'people/passwords-differ' } });
		const { app, signInId } = event.locals;
		const changed = await changePassword(app, person, { present, wanted, signInId });
		if (changed.ok) redirect(303, done(event.params.lang, 'password'));
		const retryAt = 'retryAt' in changed ? changed.retryAt : undefined;
		return fail(retryAt ? 429 : 400, { problems: { password_present: changed.code }, retryAt });
	},
	device: async (event) => {
		const person = requirePerson(event);
		const id = (await event.request.formData()).get('id');
		if (typeof id === 'string') await endDevice(event.locals.app, person, id);
		redirect(303, done(event.params.lang, 'device'));
	},
	devices: async (event) => {
		const person = requirePerson(event);
		const { app, signInId } = event.locals;
		await endOtherDevices(app, person, signInId);
		redirect(303, done(event.params.lang, 'devices'));
	}
};

const done = (language: string, what: string): string => `/${language}/account?done=${what}`;
