import * as v from 'valibot';
import { canonicalJson } from './canonical.ts';
import type { CertificateClaims } from './certificate-claims.ts';
import type { HolderNames } from './holder-names.ts';

/**
 * What the QR code of a printed certificate says, signed: enough to see by the paper alone, without any network, that
 * name, title and results are those that were certified. Whether it still holds only the platform can say.
 */
export interface PaperStatement {
	readonly code: string;
	readonly names: HolderNames;
	readonly title: { readonly fr: string; readonly ar: string };
	readonly hours: number;
	/** Percentages: of each test, the final one last; of the trial. */
	readonly tests: readonly number[];
	readonly trial: number;
	readonly role: string;
	/** Days, such as 2026-03-01. */
	readonly issued: string;
	readonly expires: string | null;
}

const signatureBytes = 64;
/** Stands before what is signed, so that the signature is good for nothing else that the key signs. */
const purpose = 'pretoire-paper-1\n';

const shortForm = v.strictTuple([
	v.literal(1),
	v.string(),
	v.strictTuple([v.string(), v.string()]),
	v.strictTuple([v.string(), v.string()]),
	v.strictTuple([v.number(), v.array(v.number()), v.number(), v.string()]),
	v.strictTuple([v.string(), v.nullable(v.string())])
]);

/** The statement of a certificate. */
export const paperStatement = (claims: CertificateClaims, names: HolderNames): PaperStatement => ({
	code: claims.code,
	names,
	title: { fr: claims.title.fr, ar: claims.title.ar },
	hours: claims.hours,
	tests: [claims.test, ...(claims.tests ?? []), claims.final].flatMap((result) => result?.percent ?? []),
	trial: claims.trial.percent,
	role: claims.trial.role,
	issued: claims.issued_at.slice(0, 10),
	expires: claims.expires_at?.slice(0, 10) ?? null
});

const shortText = ({ code, names, title, hours, tests, trial, role, issued, expires }: PaperStatement): string =>
	canonicalJson([
		1,
		code,
		[names.latin, names.arabic],
		[title.fr, title.ar],
		[hours, tests, trial, role],
		[issued, expires]
	]);

/** The bytes that the issuer signs for a statement. */
export const bytesToSign = (statement: PaperStatement): Uint8Array => utf8(purpose + shortText(statement));

/** The text of the code: the signature, then the statement. */
export const paperCode = (statement: PaperStatement, signature: Uint8Array): string =>
	toBase64Url(Uint8Array.of(...signature, ...utf8(shortText(statement))));

/** A code taken apart, nothing of it believed yet; `undefined` for what is none. */
export function readPaperCode(
	code: string
): { readonly statement: PaperStatement; readonly signature: Uint8Array; readonly signed: Uint8Array } | undefined {
	const bytes = fromBase64Url(code);
	if (!bytes || bytes.length <= signatureBytes) return undefined;
	const text = bytes.slice(signatureBytes);
	const { success, output } = v.safeParse(shortForm, parsed(text));
	if (!success) return undefined;
	const [, number, [latin, arabic], [fr, ar], [hours, tests, trial, role], [issued, expires]] = output;
	const statement = {
		code: number,
		names: { latin, arabic },
		title: { fr, ar },
		hours,
		tests,
		trial,
		role,
		issued,
		expires
	};
	return { statement, signature: bytes.slice(0, signatureBytes), signed: Uint8Array.of(...utf8(purpose), ...text) };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function parsed(text: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
	} catch {
		return undefined;
	}
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding, written out since no two of server, browser and test have it under one name. */
function toBase64Url(bytes: Uint8Array): string {
	const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{1,6}/g) ?? []).map((six) => digits.charAt(parseInt(six.padEnd(6, '0'), 2))).join('');
}

function fromBase64Url(text: string): Uint8Array | undefined {
	if (!/^[A-Za-z0-9_-]{2,4000}$/.test(text)) return undefined;
	const bits = Array.from(text, (digit) => digits.indexOf(digit).toString(2).padStart(6, '0')).join('');
	return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
