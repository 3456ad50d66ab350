/** How a certifier resolves a dossier, and how a learner takes it back. */
export type Outcome = 'granted' | 'sent_back' | 'refused' | 'withdrawn';

/** Where a learner's dossier stands. */
export type DossierState = 'none' | 'submitted' | Outcome;

/** What can be done to a dossier, by its learner (submit, withdraw) or by a certifier. */
export type DossierAct = 'submit' | 'withdraw' | 'grant' | 'send_back' | 'refuse';

/**
 * The life of a dossier as data. A resubmission is a new dossier that supersedes the last one;
 * granted and refused are final: they are explained, not undone. What was granted is followed by a dossier for a
 * correction or a renewal (`submission-purpose.ts`).
 */
const acts: Record<DossierState, Partial<Record<DossierAct, DossierState>>> = {
	none: { submit: 'submitted' },
	submitted: { withdraw: 'withdrawn', grant: 'granted', send_back: 'sent_back', refuse: 'refused' },
	sent_back: { submit: 'submitted' },
	withdrawn: { submit: 'submitted' },
	granted: { submit: 'submitted' },
	refused: {}
};

/** The state after an act, `undefined` where the act is not possible. */
export const afterAct = (state: DossierState, act: DossierAct): DossierState | undefined => acts[state][act];

/** The state of a dossier from its resolution, if it has one. */
export const stateOf = (dossier: { readonly outcome: Outcome | null } | undefined): DossierState =>
	dossier === undefined ? 'none' : (dossier.outcome ?? 'submitted');
