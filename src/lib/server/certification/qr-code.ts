import { encode } from 'uqr';

/** A QR code as one SVG path on a square of `size` units. */
export interface QrCode {
	readonly size: number;
	readonly path: string;
}

const shortAddress = 100;

/**
 * Draws the QR code of an address; a quarter of a short one may be lost or dirty and it still reads, of a long one a
 * seventh, so that its squares do not become too small for a phone.
 */
export function qrCode(address: string): QrCode {
	const { size, data } = encode(address, { ecc: address.length > shortAddress ? 'M' : 'Q', border: 2 });
	return { size, path: data.map((row, y) => rowPath(row, y)).join('') };
}

/** One stroke for each run of dark modules. */
function rowPath(row: readonly boolean[], y: number): string {
	const runs: string[] = [];
	for (let x = 0; x < row.length; x++) {
		if (!row[x]) continue;
		const end = row.indexOf(false, x);
		const width = (end < 0 ? row.length : end) - x;
		runs.push(`M${x} ${y}h${width}v1h-${width}z`);
		x += width;
	}
	return runs.join('');
}
