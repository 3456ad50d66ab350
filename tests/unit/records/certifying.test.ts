import { describe, expect, test } from 'vitest';
import { decisionBar, grantStage } from '#lib/records/certifying.ts';

const two = { certify: { certifiers: 2 } } as const;
const trainers = new Set(['trainer']);
const bar = (certifier: string, approvedBy: string | null, rule: Parameters<typeof grantStage>[0]['rule'] = two) =>
	decisionBar({ rule, approvedBy }, { certifier, trainers });

describe('who certifies', () => {
	test('one certifier, unless the rule asks for two', () => {
		expect(grantStage({ rule: {}, approvedBy: null })).toBe('only');
		expect(grantStage({ rule: { certify: { certifiers: 1 } }, approvedBy: null })).toBe('only');
		expect(grantStage({ rule: two, approvedBy: null })).toBe('first');
		expect(grantStage({ rule: two, approvedBy: 'a' })).toBe('second');
	});

	test('the second is neither the first nor a trainer of the learner', () => {
		expect(bar('a', 'a')).toBe('approved-already');
		expect(bar('trainer', 'a')).toBe('own-trainer');
		expect(bar('b', 'a')).toBeUndefined();
	});

	test('a trainer may be the first or the only one, unless the rule says never', () => {
		expect(bar('trainer', null)).toBeUndefined();
		expect(bar('trainer', null, {})).toBeUndefined();
		expect(bar('trainer', null, { certify: { certifiers: 2, own_trainer: 'never' } })).toBe('own-trainer');
		expect(bar('trainer', null, { certify: { certifiers: 1, own_trainer: 'never' } })).toBe('own-trainer');
	});

	test('an appeal is decided by another than who refused, whatever the rule says', () => {
		const people = { certifier: 'a', trainers };
		for (const rule of [{}, two])
			expect(decisionBar({ rule, approvedBy: null, refusedBy: 'a' }, people)).toBe('refused-before');
		expect(decisionBar({ rule: {}, approvedBy: null, refusedBy: 'b' }, people)).toBeUndefined();
	});

	test('a trainer who gave the first approval is told that, not that they trained', () => {
		expect(bar('trainer', 'trainer')).toBe('approved-already');
	});
});
