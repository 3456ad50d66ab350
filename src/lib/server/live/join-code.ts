/** Crockford's base 32: no I, L, O or U, so that a code can be read aloud and typed from across a room. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 5;

/**
 * The code of a room from 5 random bytes: 40 bits as `7K3M-0Q9D`. With the limit on guesses, finding one of a thousand open
 * rooms takes centuries.
 * @throws on any other number of bytes
 */
export function joinCode(random: Uint8Array): string {
	if (random.length !== codeBytes) throw new Error(`A join code needs ${codeBytes} random bytes`);
	const bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
	const symbols = Array.from({ length: 8 }, (_, place) =>
		alphabet.charAt(Number((bits >> BigInt(35 - 5 * place)) & 31n))
	);
	return grouped(symbols.join(''));
}

/**
 * The code behind what a person typed or scanned: spaces, dashes, case, O for 0, I and L for 1 and Arabic digits are
 * forgiven. `undefined` when it cannot be one of ours.
 */
export function readJoinCode(typed: string): string | undefined {
	const symbols = typed
		.slice(0, 60)
		.normalize('NFKC')
		.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
		.replace(/[\s\p{Pd}\p{Cf}]/gu, '')
		.toUpperCase()
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(symbols) ? grouped(symbols) : undefined;
}

const grouped = (symbols: string): string => `${symbols.slice(0, 4)}-${symbols.slice(4)}`;
