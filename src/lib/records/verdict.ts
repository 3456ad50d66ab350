import type { CertificateStatus } from './certificate-status.ts';

/** The answer to one of the three questions that verifying asks; `unknown` where nothing can be said either way. */
export interface Check<Code extends string> {
	readonly answer: 'yes' | 'no' | 'unknown';
	/** Why, for those who read the answer with a program. */
	readonly code: Code;
}

export type IntactCode = 'signed' | 'altered' | 'unsigned' | 'erased' | 'not-checked';
export type IssuerCode = 'ours' | 'foreign' | 'key-revoked' | 'not-proven';
export type StateCode = CertificateStatus | 'not-yet' | 'not-registered' | 'not-known';

/** The three plain checks. All must be « yes » for a certificate to be relied on. */
export interface Checks {
	/** Is it, to the letter, what was issued? */
	readonly intact: Check<IntactCode>;
	/** Was it issued by whom it says, and is that this platform? */
	readonly issuer: Check<IssuerCode>;
	/** Does it hold now? */
	readonly state: Check<StateCode>;
}

const intactAnswers: Record<IntactCode, Check<IntactCode>['answer']> = {
	signed: 'yes',
	altered: 'no',
	unsigned: 'unknown',
	erased: 'unknown',
	'not-checked': 'unknown'
};

const issuerAnswers: Record<IssuerCode, Check<IssuerCode>['answer']> = {
	ours: 'yes',
	foreign: 'no',
	'key-revoked': 'no',
	'not-proven': 'unknown'
};

const stateAnswers: Record<StateCode, Check<StateCode>['answer']> = {
	valid: 'yes',
	expired: 'no',
	suspended: 'no',
	revoked: 'no',
	superseded: 'no',
	'not-yet': 'no',
	'not-registered': 'no',
	'not-known': 'unknown'
};

/** The checks with these outcomes. */
export const checksOf = (intact: IntactCode, issuer: IssuerCode, state: StateCode): Checks => ({
	intact: { answer: intactAnswers[intact], code: intact },
	issuer: { answer: issuerAnswers[issuer], code: issuer },
	state: { answer: stateAnswers[state], code: state }
});

/** Whether a certificate may be relied on: every check says yes. */
export const isReliable = ({ intact, issuer, state }: Checks): boolean =>
	[intact, issuer, state].every(({ answer }) => answer === 'yes');

/** Why a file is not even checked. */
export type NotPresentable =
	| 'file/empty'
	| 'file/too-large'
	| 'file/not-json'
	| 'file/not-credential'
	| 'file/context'
	| 'file/algorithm'
	/** A PDF that carries no credential: scanned, printed anew, or made elsewhere. */
	| 'file/pdf-foreign'
	| 'file/pdf-encrypted'
	| 'file/pdf-several'
	| 'file/archive'
	/** A picture without a credential in it. */
	| 'file/image'
	/** A badge of which something is missing or changed. */
	| 'file/badge-damaged'
	| 'file/badge-several';
