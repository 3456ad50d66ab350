import { m } from '#lib/i18n/messages.ts';

const stale = m.trial_error_scene_left;
const taken = m.trial_error_already_decided;

const messages: Record<string, () => string> = {
	'trial/over': m.trial_error_over,
	'trial/scene-left': stale,
	'trial/no-such-decision': m.trial_error_malformed,
	'trial/not-your-decision': m.trial_error_not_yours,
	'trial/decision-not-open': stale,
	'trial/already-decided': taken,
	'trial/already-asked': m.trial_error_asked,
	'trial/no-questions-left': m.trial_error_asked,
	'trial/choice-closed': m.trial_error_choice_closed,
	'trial/answer-invalid': m.trial_error_answer_invalid,
	'trial/exhibit-not-visible': m.trial_error_exhibit,
	'trial/no-such-incident': m.trial_error_incident,
	'trial/incident-not-open': m.trial_error_incident,
	'trial/already-raised': m.trial_error_incident,
	'trial/nothing-to-pass': stale,
	'trial/role-not-playable': m.trial_error_role_closed
};

/** What a refused command is told to a person, in the language of the page. */
export const refusalMessage = (code: string): string => (messages[code] ?? m.trial_error_malformed)();
