import { m } from '#lib/i18n/messages.ts';

const names: Readonly<Record<string, () => string>> = {
	dossier: m.records_act_kind_dossier,
	certificate: m.records_act_kind_certificate,
	register: m.records_act_kind_register,
	'issuer-key': m.records_act_kind_issuer_key,
	checkpoint: m.records_act_kind_checkpoint,
	'checkpoint-key': m.records_act_kind_checkpoint_key,
	lesson: m.records_act_kind_lesson,
	diagnostic: m.records_act_kind_diagnostic,
	test: m.records_act_kind_test,
	attempt: m.records_act_kind_attempt,
	accommodation: m.records_act_kind_accommodation,
	trial: m.records_act_kind_trial,
	live: m.records_act_kind_live,
	attendance: m.records_act_kind_attendance,
	writing: m.records_act_kind_writing,
	person: m.records_act_kind_person,
	capability: m.records_act_kind_capability,
	'sign-in': m.records_act_kind_sign_in,
	password: m.records_act_kind_password,
	link: m.records_act_kind_link,
	names: m.records_act_kind_names,
	content: m.records_act_kind_content
};

/** What an act is about, by the first part of its name; an unknown one stands for itself. */
export const actKindName = (kind: string): string => (Object.hasOwn(names, kind) ? names[kind]?.() : undefined) ?? kind;
