import { expect, test } from 'vitest';
import type { PublicDecision } from '#lib/trial/index.ts';
import { answerLines } from '#lib/ui/trial/answer-lines.ts';

const common = { id: 'd', title: 'Titre', ask: 'Question', final: true, hints: [] };
const option = (id: string) => ({ id, label: `Libellé ${id}`, closed: null });

test('a ruling is read again with its ground', () => {
	const decision: PublicDecision = {
		...common,
		kind: 'ruling',
		raised: null,
		rulings: [
			{ id: 'grant', label: '' },
			{ id: 'refuse', label: 'Rejeter la demande' }
		],
		grounds: [option('a'), option('b')]
	};
	expect(answerLines(decision, { ruling: ['refuse'], ground: ['b'] })).toEqual(['Rejeter la demande', 'Libellé b']);
	expect(answerLines(decision, { ruling: ['grant'], ground: ['a'] })[0]).toBe('Faire droit');
});

test('steps put in order are read again in that order', () => {
	const decision: PublicDecision = { ...common, kind: 'order', steps: [option('a'), option('b')] };
	expect(answerLines(decision, { 'step:a': ['2'], 'step:b': ['1'] })).toEqual(['1. Libellé b', '2. Libellé a']);
});

test('an amount is read again with its unit', () => {
	const decision: PublicDecision = { ...common, kind: 'quantify', unit: 'years', from: 5, to: 30, by: 1 };
	expect(answerLines(decision, { amount: ['15'] })).toEqual(['15 ans']);
});
