import * as v from 'valibot';
import { canonicalJson } from './canonical.ts';
import { claimsSchema, type CertificateClaims } from './certificate-claims.ts';
import { citedEntries } from './cited.ts';
import type { HolderNames } from './holder-names.ts';
import { listOfPlace, statusListPath, statusPurposes, type StatusPurpose } from './status-list.ts';

/** The platform as the issuer that a credential names. */
export interface CredentialIssuer {
	/** The `did:web` of its address. */
	readonly did: string;
	readonly origin: string;
}

/** Our own two terms, said in the credential itself: whoever keeps it can read it without asking for a context. */
export const ownTerms = {
	names: { '@id': 'urn:pretoire:vocabulary:names', '@type': '@json' },
	claims: { '@id': 'urn:pretoire:vocabulary:claims', '@type': '@json' }
} as const;

export const credentialContexts = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
	ownTerms
] as const;

const issuerName = 'Prétoire';

/** The address under which a credential is known, and can be fetched. */
export const credentialAddress = (origin: string, code: string): string => `${origin}/c/${code}/credential`;

/**
 * The certificate as a Verifiable Credential 2.0 and Open Badge 3.0, still unsigned. What every reader of badges
 * knows is said in their terms; `claims` and `names` repeat all that the certificate states, word for word.
 * @param place the certificate's place in the status lists
 */
export function unsignedCredential(
	claims: CertificateClaims,
	{ names, issuer, place }: { names: HolderNames; issuer: CredentialIssuer; place: number }
): Record<string, unknown> {
	return {
		'@context': credentialContexts,
		id: credentialAddress(issuer.origin, claims.code),
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: claims.title.fr,
		issuer: { id: issuer.did, type: ['Profile'], name: issuerName, url: issuer.origin },
		validFrom: claims.issued_at,
		...(claims.expires_at !== null && { validUntil: claims.expires_at }),
		credentialSubject: subjectOf(claims, names, issuer),
		evidence: [
			...[...new Set(claims.evidence)].map(evidenceOf),
			...citedEntries(claims.cited ?? {}).map(([genre, hash]) => ({ ...evidenceOf(hash), genre }))
		],
		credentialStatus: statusPurposes.map((purpose) => statusEntry(issuer.origin, purpose, place))
	};
}

const subjectOf = (claims: CertificateClaims, names: HolderNames, issuer: CredentialIssuer) => ({
	type: ['AchievementSubject'],
	identifier: [identity(names.latin), identity(names.arabic)],
	achievement: {
		id: `${issuer.did}#rule-${claims.rule.hash}`,
		type: ['Achievement'],
		achievementType: 'Certificate',
		name: claims.title.fr,
		description: claims.course.title.fr,
		criteria: { narrative: criteria(claims) }
	},
	names: { latin: names.latin, arabic: names.arabic },
	claims
});

const identity = (name: string) => ({
	type: 'IdentityObject',
	hashed: false,
	identityHash: name,
	identityType: 'name'
});

function criteria({ hours, lessons_done, test, tests = [], final, trial }: CertificateClaims): string {
	const result = (name: string, { percent, minimum }: { percent: number; minimum: number }) =>
		`${name} ${percent} % (minimum ${minimum} %)`;
	return [
		`${hours} h`,
		`${lessons_done} leçons`,
		...[...(test ? [test] : []), ...tests].map((one) => result('test', one)),
		...(final ? [result('test final', final)] : []),
		result('procès simulé', trial)
	].join(', ');
}

/** Evidence is cited by its hash alone: what stands behind it is shown only as the holder chooses. */
const evidenceOf = (hash: string) => ({ id: `urn:sha256:${hash}`, type: ['Evidence'] });

function statusEntry(origin: string, statusPurpose: StatusPurpose, place: number) {
	const { list, index } = listOfPlace(place);
	const statusListCredential = origin + statusListPath(statusPurpose, list);
	return {
		id: `${statusListCredential}#${index}`,
		type: 'BitstringStatusListEntry',
		statusPurpose,
		statusListIndex: String(index),
		statusListCredential
	};
}

const ownCredential = v.object({
	id: v.string(),
	validFrom: v.string(),
	validUntil: v.optional(v.string()),
	credentialSubject: v.object({
		names: v.strictObject({ latin: v.string(), arabic: v.string() }),
		claims: claimsSchema
	})
});

/** What a credential of ours says. */
export interface OwnCredential {
	readonly names: HolderNames;
	readonly claims: CertificateClaims;
}

/** Reads a credential of our making, signed or not; `undefined` for what was never one. */
export function readOwnCredential(value: unknown): OwnCredential | undefined {
	const { success, output } = v.safeParse(ownCredential, value);
	return success ? output.credentialSubject : undefined;
}

/** The exact text in which a credential is kept and handed out. */
export const credentialText = (signed: object): string => canonicalJson(signed);
