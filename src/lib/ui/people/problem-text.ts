import { m } from '#lib/i18n/messages.ts';

const texts: Readonly<Record<string, () => string>> = {
	'people/name-missing': m.people_problem_name_missing,
	'people/name-too-long': m.people_problem_name_too_long,
	'people/mail-wrong': m.people_problem_mail_wrong,
	'people/mail-taken': m.people_problem_mail_taken,
	'people/password-too-short': m.people_problem_password_too_short,
	'people/password-too-long': m.people_problem_password_too_long,
	'people/password-guessable': m.people_problem_password_guessable,
	'people/password-wrong': m.people_problem_password_wrong,
	'people/passwords-differ': m.people_problem_passwords_differ,
	'people/last-administrator': m.people_problem_last_administrator
};

/** What a stable code of ours says to people; undefined stays undefined. */
export const problemText = (code: string | undefined): string | undefined =>
	code === undefined ? undefined : (texts[code] ?? m.people_problem_other)();
