import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import type { HeldField } from './held-fields.ts';
import { localPath } from './local-path.ts';

/** What the sign-in form sends. */
export interface SignInForm {
	mail: string;
	password: string;
	to: string;
	/** Fields of a form that was refused because its sign-in had expired. */
	held: HeldField[];
}

const heldField = v.pipe(v.string(), v.parseJson(), v.tuple([v.string(), v.string()]));

/** Reads the sign-in form. What is missing is empty; too long a password is no password; a foreign address is home. */
export function readSignInForm(form: FormData, language: Language): SignInForm {
	return {
		mail: shortText(form.get('mail'), 254),
		password: shortText(form.get('password'), 1000),
		to: localPath(form.get('to'), language),
		held: form.getAll('held').flatMap((text) => {
			const { success, output } = v.safeParse(heldField, text);
			return success ? [{ name: output[0], value: output[1] }] : [];
		})
	};
}

const shortText = (value: FormDataEntryValue | null, most: number): string =>
	typeof value === 'string' && value.length <= most ? value : '';
