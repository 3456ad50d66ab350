import type { Language } from '#lib/i18n/language.ts';

declare global {
	namespace App {
		interface Locals {
			language: Language;
		}
	}
}

export {};
