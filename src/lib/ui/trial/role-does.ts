import { m } from '#lib/i18n/messages.ts';
import type { RoleId } from '#lib/trial/index.ts';

const does: Partial<Record<RoleId, () => string>> = {
	judge: m.trial_does_judge,
	prosecutor: m.trial_does_prosecutor,
	'social-worker': m.trial_does_social_worker,
	defence: m.trial_does_defence,
	'civil-party': m.trial_does_civil_party,
	police: m.trial_does_police
};

/** What a role does in a trial, in one sentence of the page's language; nothing for a role that nobody plays alone. */
export const roleDoes = (role: RoleId): string => does[role]?.() ?? '';
