import {
	canonicalJson,
	checksOf,
	parseCertificateCode,
	readOwnCredential,
	sealClaims,
	statusAt,
	type Checks,
	type IssuerCode,
	type NotPresentable,
	type OwnCredential,
	type StateCode,
	type TrustedKey
} from '#lib/records/index.ts';
import { certificateByCode, type CertificateRow } from '../../db/certificate-repository.ts';
import { issuerKeys } from '../../db/issuer-key-repository.ts';
import type { Certification } from '../catalogue.ts';
import { proofHolds } from './check-proof.ts';
import { didKeyOf } from './documents.ts';
import { readPresented, type Presented } from './read-presented.ts';

/** What verifying a presented credential tells. */
export interface PresentedVerdict {
	readonly checks: Checks;
	/** What the file says, where it says it in our terms: to be believed only if it is intact and ours. */
	readonly stated: OwnCredential | null;
	/** What a credential of another issuer says, as far as every reader knows the words. */
	readonly foreign: ForeignCredential | null;
	/** The number of the certificate that is registered here under the number that the file names. */
	readonly registered: string | null;
	readonly supersededBy: string | null;
	readonly reason: string | null;
	readonly since: string | null;
}

export interface ForeignCredential {
	readonly issuer: string;
	readonly name: string | null;
	readonly validFrom: string | null;
	readonly validUntil: string | null;
}

/** Verifies a credential that somebody presents as a file, ours or another's, without asking the network. */
export async function checkPresented(
	app: Pick<Certification, 'db' | 'clock'>,
	text: string
): Promise<{ ok: true; verdict: PresentedVerdict } | { ok: false; code: NotPresentable }> {
	const read = readPresented(text);
	if (!read.ok) return read;
	const keys = await issuerKeys(app.db.read);
	const stated = readOwnCredential(read.presented.credential) ?? null;
	const code = stated && parseCertificateCode(stated.claims.code);
	const row = code ? await certificateByCode(app.db.read, code) : undefined;
	const now = app.clock().toISOString();
	const checks = await judge(read.presented, { keys, stated, row, now });
	return { ok: true, verdict: { checks, stated, ...about(read.presented, stated), ...registered(row, checks) } };
}

interface Known {
	readonly keys: readonly TrustedKey[];
	readonly stated: OwnCredential | null;
	readonly row: CertificateRow | undefined;
	readonly now: string;
}

async function judge(presented: Presented, { keys, stated, row, now }: Known): Promise<Checks> {
	const issuer = issuerOf(presented, keys);
	if (issuer === 'unknown') return checksOf('not-checked', 'foreign', 'not-known');
	if (issuer === 'key-revoked') return checksOf('not-checked', 'key-revoked', 'not-known');
	const holds = await proofHolds(presented.credential, keys);
	if (!holds || (issuer === 'ours' && !stated)) return checksOf('altered', holdsNot(issuer), 'not-known');
	if (issuer === 'foreign') return checksOf('signed', 'foreign', stateByDates(presented, now));
	if (!row) return checksOf('signed', 'ours', 'not-registered');
	if (stated && sealClaims(stated.claims).text !== row.claims) return checksOf('altered', 'not-proven', 'not-known');
	return checksOf('signed', 'ours', statusOf(row, now));
}

const holdsNot = (issuer: 'ours' | 'foreign'): IssuerCode => (issuer === 'ours' ? 'not-proven' : 'foreign');

function issuerOf({ issuer, verificationMethod }: Presented, keys: readonly TrustedKey[]) {
	const own = keys.filter(({ did }) => did === issuer);
	if (own.length === 0) return didKeyOf(issuer) ? 'foreign' : 'unknown';
	const key = own.find(({ did, publicKey }) => verificationMethod === `${did}#${publicKey}`);
	return key?.revoked ? 'key-revoked' : 'ours';
}

/** Of another's credential only its own dates are known here; what its issuer said of it since is not asked. */
export function stateByDates({ validFrom, validUntil }: Presented, now: string): StateCode {
	const [from, until] = [Date.parse(validFrom ?? ''), Date.parse(validUntil ?? '')];
	if (from > Date.parse(now)) return 'not-yet';
	return until <= Date.parse(now) ? 'expired' : 'not-known';
}

/** What became of a certificate of ours, now. */
export const statusOf = (row: CertificateRow, now: string) =>
	statusAt({ recorded: row.status, expiresAt: row.expires_at, superseded: row.superseded_by !== null }, now);

function registered(row: CertificateRow | undefined, { state }: Checks) {
	const told = state.code === 'revoked' || state.code === 'suspended';
	return {
		registered: row?.code ?? null,
		supersededBy: row?.superseded_by ?? null,
		reason: row && told ? row.status_reason : null,
		since: row && told ? row.status_at : null
	};
}

function about({ credential, issuer, validFrom, validUntil }: Presented, stated: OwnCredential | null) {
	if (stated) return { foreign: null };
	const name = 'name' in credential && typeof credential.name === 'string' ? credential.name.slice(0, 200) : null;
	const dates = { validFrom: validFrom ?? null, validUntil: validUntil ?? null };
	return { foreign: { issuer: issuer.slice(0, 300), name, ...dates } };
}

/** Whether a kept credential states exactly what its certificate's row does. */
export const statesTheSame = (
	{ claims, names }: OwnCredential,
	row: { claims: string; names: string | null }
): boolean => sealClaims(claims).text === row.claims && (row.names === null || canonicalJson(names) === row.names);
