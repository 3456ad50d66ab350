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
	'trial/role-not-playable': m.trial_error_role_closed,
	'trial/not-started': m.live_error_not_started,
	'trial/paused': m.live_error_paused,
	'trial/ballot-closed': m.live_error_ballot_closed,
	'trial/no-ballots': m.live_error_no_ballots,
	'trial/lead-only': m.live_error_lead_only,
	'trial/not-your-seat': m.live_error_not_your_seat,
	'trial/nothing-changes': m.live_error_nothing_changes,
	'trial/seat-taken': m.live_seat_full,
	'trial/no-such-inject': m.live_error_inject,
	'trial/inject-already-fired': m.live_error_inject,
	'trial/inject-too-late': m.live_error_inject,
	'trial/role-is-played': m.live_error_role_played,
	'trial/not-paused': m.live_error_not_paused,
	'trial/no-hint-left': m.live_error_no_hint,
	'trial/nothing-to-follow': m.live_error_nothing_to_follow,
	'trial/still-playing': m.debrief_error_playing,
	'trial/debrief-closed': m.debrief_error_closed,
	'trial/no-such-play': m.debrief_error_play,
	'trial/gates-left': m.debrief_error_gates,
	'trial/no-such-moment': stale,
	'writing/already-marked': m.debrief_error_marked,
	'live/already-here': m.live_join_already_here,
	'live/already-claimed': m.live_join_claimed,
	'live/seats-settled': m.live_seats_settled
};

/** What a refused command is told to a person, in the language of the page. */
export const refusalMessage = (code: string): string => (messages[code] ?? m.trial_error_malformed)();
