import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrCode } from '#lib/server/certification/qr-code.ts';

/** The dark modules that a path of `M x y h n v1 h-n z` strokes covers. */
function covered(path: string): Set<string> {
	const strokes = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)];
	return new Set(
		strokes.flatMap(([, x, y, width]) =>
			Array.from({ length: Number(width) }, (_, step) => `${Number(x) + step},${Number(y)}`)
		)
	);
}

test('the path covers exactly the dark modules, with a quiet border around', () => {
	const address = 'https://pretoire.example/c/7K3M-0Q9D-XX2A-W5TR';
	const { size, path } = qrCode(address);
	const { data } = encode(address, { ecc: 'Q', border: 2 });
	const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
	expect(size).toBe(data.length);
	expect([...covered(path)].toSorted()).toEqual(dark.toSorted());
	expect(dark.some((place) => /^[01],|,[01]$/.test(place))).toBe(false);
});
