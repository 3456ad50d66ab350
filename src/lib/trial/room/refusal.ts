/** Why a command is refused; stable, told to people by the pages. */
export type RefusalCode =
	| 'trial/malformed'
	| 'trial/already-open'
	| 'trial/not-open'
	| 'trial/unknown-variant'
	| 'trial/role-not-playable'
	| 'trial/over'
	| 'trial/not-your-seat'
	| 'trial/scene-left'
	| 'trial/no-such-decision'
	| 'trial/not-your-decision'
	| 'trial/decision-not-open'
	| 'trial/already-decided'
	| 'trial/already-asked'
	| 'trial/no-questions-left'
	| 'trial/choice-closed'
	| 'trial/answer-invalid'
	| 'trial/exhibit-not-visible'
	| 'trial/no-such-incident'
	| 'trial/incident-not-open'
	| 'trial/already-raised'
	| 'trial/nothing-to-pass'
	| 'trial/no-such-moment'
	| LiveRefusalCode;

/** Refusals that only a live room gives. */
type LiveRefusalCode =
	/** The command is for a live room, and this is a trial alone. */
	| 'trial/not-live'
	/** Nobody conducts this room. */
	| 'trial/not-conducted'
	/** The scenario gives the role no seat of this number, or the seat is known by another place. */
	| 'trial/no-such-seat'
	/** Somebody is there: on the place, or on the seat. */
	| 'trial/seat-taken'
	/** Only the lead of the role may do this. */
	| 'trial/lead-only'
	/** A present seat plays the role: the conductor does not act for it. */
	| 'trial/role-is-played'
	/** The decision was taken: ballots come too late. */
	| 'trial/ballot-closed'
	/** Nobody has voted yet. */
	| 'trial/no-ballots'
	| 'trial/no-such-inject'
	| 'trial/inject-already-fired'
	/** Every scene that names the inject is over. */
	| 'trial/inject-too-late'
	/** The script of the role has nothing to take in this scene. */
	| 'trial/nothing-to-follow'
	/** The hearing has not been opened yet. */
	| 'trial/not-started'
	/** The conductor has made the hearing rest. */
	| 'trial/paused'
	/** The debrief begins once the trial is over. */
	| 'trial/still-playing'
	/** The debrief is closed: its record is made. */
	| 'trial/debrief-closed'
	/** The recorded play raised no such grave error. */
	| 'trial/no-such-gate'
	/** There is no such play, or it came to no end. */
	| 'trial/no-such-play'
	/** A grave error was not gone through yet. */
	| 'trial/gates-left'
	/** It is asked while the hearing rests. */
	| 'trial/not-paused'
	/** The person was given every hint of the decision. */
	| 'trial/no-hint-left'
	/** The room is already as it was asked to be. */
	| 'trial/nothing-changes';

export interface Refusal {
	readonly refusal: RefusalCode;
}
