import { describe, expect, test } from 'vitest';
import { purposesNow, renewalNotice, renewalOpens, type DossierState } from '#lib/records/index.ts';

const at = '2028-01-01T00:00:00.000Z';
const [soon, later, past] = ['2028-04-01T00:00:00.000Z', '2029-04-01T00:00:00.000Z', '2027-12-31T00:00:00.000Z'];
const now = (state: DossierState, held?: Parameters<typeof purposesNow>[0]['held']) =>
	purposesNow({ state, appeals: false, held, rule: {} }, at);

describe('what a dossier can be submitted for', () => {
	test.each([
		['none', ['first']],
		['sent_back', ['first']],
		['withdrawn', ['first']],
		['submitted', []],
		['refused', ['appeal']]
	] as const)('without a certificate, %s: %j', (state, purposes) => {
		expect(now(state)).toEqual(purposes);
	});

	test.each([
		['valid', later, ['correction']],
		['valid', soon, ['correction', 'renewal']],
		['valid', null, ['correction']],
		['expired', past, ['renewal']],
		['suspended', soon, []],
		['revoked', soon, ['first']]
	] as const)('with a certificate that is %s until %s: %j', (status, expiresAt, purposes) => {
		expect(now('granted', { status, expiresAt })).toEqual(purposes);
	});

	test('while a dossier waits nothing else can be asked for', () => {
		expect(now('submitted', { status: 'valid', expiresAt: soon })).toEqual([]);
	});

	test('a correction that was refused takes nothing from the certificate that stands', () => {
		expect(now('refused', { status: 'valid', expiresAt: soon })).toEqual(['correction', 'renewal', 'appeal']);
		expect(now('refused', { status: 'revoked', expiresAt: soon })).toEqual(['appeal']);
	});

	test.each([
		['refused', []],
		['submitted', []],
		// Taking it back is no way round the refusal.
		['withdrawn', ['appeal']],
		['sent_back', ['first']]
	] as const)('an appeal that is %s: %j', (state, purposes) => {
		expect(purposesNow({ state, appeals: true, held: undefined, rule: {} }, at)).toEqual(purposes);
	});

	test.each([
		['valid', later, undefined],
		['valid', null, undefined],
		['valid', soon, { kind: 'ends', days: 91 }],
		['valid', '2028-01-01T00:00:01.000Z', { kind: 'ends', days: 1 }],
		['expired', at, { kind: 'ended', days: 1 }],
		['expired', '2027-12-01T00:00:00.000Z', { kind: 'ended', days: 31 }],
		['suspended', soon, undefined],
		['revoked', past, undefined]
	] as const)('the holder of one that is %s until %s is told %j', (status, expiresAt, told) => {
		expect(renewalNotice({ status, expiresAt }, {}, at)).toEqual(told);
	});

	test('the rule says how early a renewal opens, six months where it says nothing', () => {
		expect(renewalOpens({ status: 'valid', expiresAt: soon }, {})).toBe('2027-10-01T00:00:00.000Z');
		const early = { renewal: { months_before: 1 } };
		expect(renewalOpens({ status: 'valid', expiresAt: soon }, early)).toBe('2028-03-01T00:00:00.000Z');
	});
});
