import type { Language } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';

type Named = (inputs?: object, options?: { locale?: Language }) => string;

const roleNames: Readonly<Record<string, Named>> = {
	judge: m.common_role_judge,
	prosecutor: m.common_role_prosecutor,
	'social-worker': m.common_role_social_worker,
	defence: m.common_role_defence,
	'civil-party': m.common_role_civil_party,
	police: m.common_role_police,
	expert: m.common_role_expert,
	clerk: m.common_role_clerk,
	interpreter: m.common_role_interpreter,
	victim: m.common_role_victim,
	accused: m.common_role_accused,
	witness: m.common_role_witness,
	observer: m.common_role_observer
};

const phaseNames: Readonly<Record<string, () => string>> = {
	detection: m.common_phase_detection,
	identification: m.common_phase_identification,
	referral: m.common_phase_referral,
	inquiry: m.common_phase_inquiry,
	charging: m.common_phase_charging,
	opening: m.common_phase_opening,
	identity: m.common_phase_identity,
	'roll-call': m.common_phase_roll_call,
	publicity: m.common_phase_publicity,
	'preliminary-pleas': m.common_phase_preliminary_pleas,
	interrogation: m.common_phase_interrogation,
	questions: m.common_phase_questions,
	victim: m.common_phase_victim,
	witnesses: m.common_phase_witnesses,
	'protected-witness': m.common_phase_protected_witness,
	exhibits: m.common_phase_exhibits,
	experts: m.common_phase_experts,
	'further-evidence': m.common_phase_further_evidence,
	'civil-claim': m.common_phase_civil_claim,
	submissions: m.common_phase_submissions,
	defence: m.common_phase_defence,
	reply: m.common_phase_reply,
	'last-word': m.common_phase_last_word,
	deliberation: m.common_phase_deliberation,
	judgment: m.common_phase_judgment,
	'civil-judgment': m.common_phase_civil_judgment,
	'appeal-notice': m.common_phase_appeal_notice
};

/** A role's name in the page's language; an id that is not ours comes back as it is. */
export const roleName = (id: string): string => roleNames[id]?.() ?? id;

/** A role's name in a language that is not the page's. */
export const roleNameIn = (locale: Language, id: string): string => roleNames[id]?.({}, { locale }) ?? id;

/** A phase's name in the page's language; an id that is not ours comes back as it is. */
export const phaseName = (id: string): string => phaseNames[id]?.() ?? id;
