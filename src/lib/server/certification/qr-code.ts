import { encode } from 'uqr';

/** A QR code as one SVG path on a square of `size` units. */
export interface QrCode {
	readonly size: number;
	readonly path: string;
}

/** Draws the QR code of an address; a quarter of it may be lost or dirty and it still reads. */
export function qrCode(address: string): QrCode {
	const { size, data } = encode(address, { ecc: 'Q', border: 2 });
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
