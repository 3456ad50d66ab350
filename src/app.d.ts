import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import type { App as OpenedApp } from '#lib/server/app.ts';
import type { HeldField } from '#lib/server/auth/held-fields.ts';

declare global {
	namespace App {
		interface PageData {
			/** The page speaks of violence: the frame offers a quiet way out. */
			hardContent?: boolean;
		}
		interface Locals {
			app: OpenedApp;
			language: Language;
			/** Who is signed in; null when nobody is. */
			person: Person | null;
			/** The public id of the sign-in this request came with. */
			signInId: string | null;
			/** What a form sent although the sign-in had expired. */
			held: HeldField[];
			/** The database was busy or away while this was answered: the same again may succeed. */
			unavailable?: boolean;
		}
		interface Error {
			message: string;
			/** A stable code, when people can do something about it. */
			code?: string;
			/** Names the entry in the log. */
			id?: string;
			/** What was typed into a form whose sign-in had expired; never a password. */
			held?: HeldField[];
			/** Where to go, or to send the fields, after signing in. */
			to?: string;
		}
	}
}

export {};
