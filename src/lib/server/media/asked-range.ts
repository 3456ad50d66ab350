/** A stretch of bytes, both ends in it. */
export interface ByteRange {
	readonly first: number;
	readonly last: number;
}

/**
 * The one stretch that a `Range` header asks for (RFC 9110, §14.2): null where it asks for none that we give, so that
 * the whole is sent; « outside » where nothing of it is there.
 */
export function askedRange(header: string | null, length: number): ByteRange | 'outside' | null {
	const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!asked || (asked[1] === '' && asked[2] === '')) return null;
	const [from, to] = [asked[1], asked[2]];
	const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
	const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
	if (first >= length || length === 0) return 'outside';
	return first > last ? null : { first, last };
}
