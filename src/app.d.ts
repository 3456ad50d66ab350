import type { Language } from '#lib/i18n/language.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** A stable code, for an outcome that people can cause. */
			code?: string;
			/** The reference under which the server noted a fault. */
			id?: string;
			/** What a refused form carried, so that signing in again loses nothing. */
			held?: { name: string; value: string }[];
			/** Where to go once signed in again. */
			to?: string;
		}
		interface PageData {
			/** The page speaks of violence: the frame offers a quiet way out. */
			hardContent?: boolean;
		}
		interface Locals {
			language: Language;
		}
	}
}

export {};
