import { expect, test } from 'vitest';
import { afterAct, stateOf } from '#lib/records/index.ts';

test('a dossier without resolution is submitted, none is none, else the outcome', () => {
	expect(stateOf(undefined)).toBe('none');
	expect(stateOf({ outcome: null })).toBe('submitted');
	expect(stateOf({ outcome: 'sent_back' })).toBe('sent_back');
});

test('what was sent back, withdrawn or granted can be followed by another; nothing undoes granted and refused', () => {
	expect(afterAct('sent_back', 'submit')).toBe('submitted');
	expect(afterAct('withdrawn', 'submit')).toBe('submitted');
	expect(afterAct('granted', 'submit')).toBe('submitted');
	expect(afterAct('refused', 'submit')).toBeUndefined();
	for (const act of ['withdraw', 'grant', 'send_back', 'refuse'] as const) {
		expect(afterAct('granted', act)).toBeUndefined();
		expect(afterAct('refused', act)).toBeUndefined();
	}
});

test('only a submitted dossier can be resolved, and it cannot be submitted twice', () => {
	for (const state of ['none', 'sent_back', 'withdrawn'] as const) expect(afterAct(state, 'grant')).toBeUndefined();
	expect(afterAct('submitted', 'submit')).toBeUndefined();
	expect(afterAct('submitted', 'grant')).toBe('granted');
});
