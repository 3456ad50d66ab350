import * as v from 'valibot';
import { languages } from '#lib/i18n/language.ts';
import { capabilities, isGuessable } from '#lib/people/index.ts';
import { passwordLength } from '../auth/passwords.ts';

// Control characters break lists and logs; direction overrides make a name read as another one.
const invisible = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu;

const clean = (text: string): string =>
	text.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ').replace(invisible, '').trim();

/** A person's name in one script. */
export const nameSchema = v.pipe(
	v.string(),
	v.transform(clean),
	// Signs that nobody sees are no name.
	v.regex(/\p{L}/u, 'people/name-missing'),
	v.maxLength(120, 'people/name-too-long')
);

export const mailSchema = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(254, 'people/mail-wrong'),
	v.regex(/^[^\s@<>"'(),;:\\\p{Cc}]+@[^\s@<>"'(),;:\\\p{Cc}]+\.[^\s@.<>"'(),;:\\\p{Cc}]+$/u, 'people/mail-wrong')
);

export const newPasswordSchema = v.pipe(
	v.string(),
	v.minLength(passwordLength.least, 'people/password-too-short'),
	v.maxLength(passwordLength.most, 'people/password-too-long'),
	v.check((typed) => !isGuessable(typed), 'people/password-guessable')
);

export const languageSchema = v.picklist(languages);

export const capabilitySchema = v.picklist(capabilities);

export const namesSchema = v.object({ nameLatin: nameSchema, nameArabic: nameSchema });

export const newPersonSchema = v.object({
	...namesSchema.entries,
	mail: mailSchema,
	language: languageSchema,
	capabilities: v.array(capabilitySchema)
});

/** The first problem of each field of what was typed, as stable codes. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
	const problems: Record<string, string> = {};
	for (const issue of issues) {
		const field = v.getDotPath(issue)?.split('.')[0] ?? '';
		problems[field] ??= issue.message;
	}
	return problems;
}
