import { expect, test } from 'vitest';
import { keysAfter, type KeyHandover } from '#lib/records/index.ts';

const handover = (from: string, to: string, day: number): KeyHandover => ({
	...{ format: 1, kind: 'journal-key', origin: 'https://pretoire.test', from, to, signature: '' },
	at: `2026-01-0${day}T00:00:00.000Z`
});

test('who trusts a key may trust those it handed over to, directly or through others, and no earlier one', () => {
	const handovers = [handover('b', 'c', 2), handover('a', 'b', 1), handover('x', 'y', 3)];
	expect(keysAfter('a', handovers)).toEqual(['a', 'b', 'c']);
	expect(keysAfter('b', handovers)).toEqual(['b', 'c']);
	expect(keysAfter('z', handovers)).toEqual(['z']);
});
