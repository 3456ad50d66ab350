import { expect, test } from 'vitest';
import { monthsAfter, statusAt } from '#lib/records/index.ts';

const expiresAt = '2029-03-31T09:00:00.000Z';
const before = '2029-03-31T08:59:59.999Z';
const after = expiresAt;

test.each([
	['valid', false, before, 'valid'],
	['valid', false, after, 'expired'],
	['suspended', false, before, 'suspended'],
	['suspended', false, after, 'suspended'],
	['valid', true, before, 'superseded'],
	['revoked', false, before, 'revoked'],
	['revoked', false, after, 'revoked'],
	// Superseding records a revocation, for the status list.
	['revoked', true, before, 'superseded'],
	['revoked', true, after, 'superseded']
] as const)('recorded %s, superseded %s, at %s: %s', (recorded, superseded, at, status) => {
	expect(statusAt({ recorded, superseded, expiresAt }, at)).toBe(status);
});

test('a certificate without end does not expire', () => {
	expect(statusAt({ recorded: 'valid', superseded: false, expiresAt: null }, '2999-01-01T00:00:00.000Z')).toBe('valid');
});

test('validity ends on the same day of the month, or on its last', () => {
	expect(monthsAfter('2026-03-31T09:00:00.000Z', 36)).toBe(expiresAt);
	expect(monthsAfter('2026-01-31T09:00:00.000Z', 1)).toBe('2026-02-28T09:00:00.000Z');
	expect(monthsAfter('2028-01-31T09:00:00.000Z', 1)).toBe('2028-02-29T09:00:00.000Z');
	expect(monthsAfter('2026-12-15T09:00:00.000Z', 1)).toBe('2027-01-15T09:00:00.000Z');
});
