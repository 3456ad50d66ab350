/** What a certifier can do to a certificate after its issue. */
export const statusActs = ['revoke', 'suspend', 'reinstate'] as const;
export type StatusAct = (typeof statusActs)[number];

/** Whether a certificate holds, as recorded. */
export type RecordedStatus = 'valid' | 'suspended' | 'revoked';

/** Why, in codes: anyone may read them on the certificate's page, so no text about the person stands there. */
export const statusReasons = {
	revoke: ['issued-in-error', 'fraud', 'holder-request', 'wrong-person'],
	suspend: ['under-review', 'holder-request'],
	reinstate: ['review-closed', 'holder-request']
} as const satisfies Record<StatusAct, readonly string[]>;

export type StatusReason = (typeof statusReasons)[StatusAct][number];

/** A revocation is final: who was revoked wrongly gets a new certificate. */
const after: Record<StatusAct, { readonly from: readonly RecordedStatus[]; readonly to: RecordedStatus }> = {
	revoke: { from: ['valid', 'suspended'], to: 'revoked' },
	suspend: { from: ['valid'], to: 'suspended' },
	reinstate: { from: ['suspended'], to: 'valid' }
};

/** The status that an act leads to. */
export const statusAfter = (act: StatusAct): RecordedStatus => after[act].to;

/** What can be done to a certificate with this status. */
export const actsOn = (status: RecordedStatus): readonly StatusAct[] =>
	statusActs.filter((act) => after[act].from.includes(status));

/** The reason that a form names, if this act knows it. */
export const parseStatusReason = (act: StatusAct, given: string): StatusReason | undefined =>
	statusReasons[act].find((reason) => reason === given);
