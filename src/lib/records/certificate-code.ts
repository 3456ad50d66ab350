/** Crockford's base 32: no I, L, O or U, so that a number can be read aloud and copied by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 10;
const codeLength = 16;
const canonicalForm = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/**
 * A certificate's number from 10 random bytes: 80 bits as four groups of four, `7K3M-0Q9D-XX2A-W5TR`.
 * Throws on any other number of bytes.
 */
export function certificateCode(random: Uint8Array): string {
	if (random.length !== codeBytes) throw new Error(`A certificate code needs ${codeBytes} random bytes`);
	let bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	let symbols = '';
	for (let place = 0; place < codeLength; place++, bits >>= 5n) symbols = symbolOf(bits) + symbols;
	return grouped(symbols);
}

/**
 * The canonical number behind what a person typed or scanned: spaces, dashes, case, O for 0, I and L for 1 and
 * Arabic digits are forgiven. `undefined` when it cannot be a number of ours.
 */
export function parseCertificateCode(typed: string): string | undefined {
	const symbols = typed
		.slice(0, 100)
		.normalize('NFKC')
		.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
		.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
		.toUpperCase()
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return canonicalForm.test(symbols) ? grouped(symbols) : undefined;
}

const symbolOf = (bits: bigint): string => alphabet.charAt(Number(bits & 31n));

const grouped = (symbols: string): string => symbols.replace(/(.{4})(?=.)/g, '$1-');
