import type { Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';

/** The words of the verifier's page in each language: it has to speak all three without the platform. */
export const verifierWords = (): Record<Language, Record<string, string>> => ({
	fr: wordsIn('fr'),
	ar: wordsIn('ar'),
	en: wordsIn('en')
});

/** A value that the page fills in where it stands. */
const later = (name: string): string => `{${name}}`;

function wordsIn(locale: Language): Record<string, string> {
	const at = { locale };
	return {
		heading: m.records_export_heading({}, at),
		lead: m.records_export_lead({}, at),
		key: m.records_export_key({ origin: later('origin') }, at),
		good: m.records_export_good({}, at),
		bad: m.records_verdict_bad({}, at),
		old: m.records_export_old({}, at),
		stale: m.records_export_stale({ date: later('date') }, at),
		yes: m.records_check_yes({}, at),
		no: m.records_check_no({}, at),
		unknown: m.records_check_unknown({}, at),
		signature: m.records_export_signature({}, at),
		content: m.records_export_content({}, at),
		status: m.records_export_status({ date: later('date') }, at),
		status_stale: m.records_export_status_stale({ date: later('date') }, at),
		journal: m.records_export_journal({}, at),
		evidence: m.records_export_evidence({}, at),
		says: m.records_certificate_details({}, at),
		compare: m.records_export_compare({}, at),
		given: m.records_export_given({}, at),
		piece_dossier: m.records_export_dossier({}, at),
		piece_attempt: m.records_export_attempt({}, at),
		piece_log: m.records_export_trial({}, at),
		piece_trial: m.records_cited_trial({}, at),
		piece_rubric: m.records_cited_rubric({}, at),
		piece_hours: m.records_cited_hours({}, at),
		piece_law: m.records_cited_law({}, at),
		trial: m.records_certificate_trial({}, at),
		files: m.records_export_files({}, at),
		choose: m.records_export_choose({}, at),
		same: m.records_export_same({}, at),
		different: m.records_export_different({}, at),
		holder: m.records_verdict_holder({}, at),
		number: m.records_verdict_number({}, at),
		title: m.records_verdict_title({}, at),
		course: m.records_certificate_course({}, at),
		hours: m.records_export_hours({}, at),
		tests: m.records_sheet_tests({ count: 2 }, at),
		issued: m.records_certificate_issued({}, at),
		expires: m.records_certificate_expires({}, at),
		no_end: m.records_certificate_no_end({}, at)
	};
}
