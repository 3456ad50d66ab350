import { expect, test } from 'vitest';
import { afterAct, stateOf } from '#lib/records/index.ts';

test('a dossier without resolution is submitted, none is none, else the outcome', () => {
	expect(stateOf(undefined)).toBe('none');
	expect(stateOf({ outcome: null })).toBe('submitted');
	expect(stateOf({ outcome: 'sent_back' })).toBe('sent_back');
});

test('what was sent back or withdrawn can be submitted again; granted and refused are final', () => {
	expect(afterAct('sent_back', 'submit')).toBe('submitted');
	expect(afterAct('withdrawn', 'submit')).toBe('submitted');
	for (const act of ['submit', 'withdraw', 'grant', 'send_back', 'refuse'] as const) {
		expect(afterAct('granted', act)).toBeUndefined();
		expect(afterAct('refused', act)).toBeUndefined();
	}
});

test('only a submitted dossier can be resolved, and it cannot be submitted twice', () => {
	for (const state of ['none', 'sent_back', 'withdrawn'] as const) expect(afterAct(state, 'grant')).toBeUndefined();
	expect(afterAct('submitted', 'submit')).toBeUndefined();
	expect(afterAct('submitted', 'grant')).toBe('granted');
});
