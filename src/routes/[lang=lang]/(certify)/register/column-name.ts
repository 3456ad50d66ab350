import { m } from '#lib/i18n/messages.ts';

const names: Readonly<Record<string, () => string>> = {
	number: m.records_verify_number,
	name_latin: m.records_names_latin,
	name_arabic: m.records_names_arabic,
	certificate_fr: m.records_column_certificate_fr,
	certificate_ar: m.records_column_certificate_ar,
	course: m.records_column_course,
	course_version: m.records_column_course_version,
	hours: m.records_column_hours,
	role: m.records_certificate_role,
	trial_percent: m.records_column_trial_percent,
	issued_at: m.records_column_issued_at,
	expires_at: m.records_column_expires_at,
	status: m.records_column_status,
	status_at: m.records_column_status_at,
	status_reason: m.records_column_status_reason,
	superseded_by: m.records_column_superseded_by,
	certifier_latin: m.records_column_certifier_latin,
	certifier_arabic: m.records_column_certifier_arabic,
	supersedes: m.records_certificate_supersedes,
	holder_language: m.records_queue_language
};

/** What a column of the register says. */
export const columnName = (column: string): string => names[column]?.() ?? column;
