import { currentLanguage } from '#lib/i18n/current-language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { DossierState, HolderNames } from '#lib/records/index.ts';

/** Whose dossier a certifier's page is about, in the script of the page. */
export function examinedName({ names, state }: { names: HolderNames | null; state: DossierState }): string {
	if (names) return currentLanguage() === 'ar' ? names.arabic : names.latin;
	return state === 'withdrawn' ? m.records_examine_withdrawn_name() : m.records_examine_erased_name();
}
