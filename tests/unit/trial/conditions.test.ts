import { describe, expect, it } from 'vitest';
import { checkCondition } from '#lib/trial/scenario/condition-check.ts';
import { celEnvironment, compileConditions } from '#lib/trial/scenario/conditions.ts';
import { stubScenario } from './stub-case.ts';

const { types, start } = stubScenario().index;
const conditions = compileConditions(types);
const environment = celEnvironment(types);

describe('a condition', () => {
	it.each([
		['trust >= 1 && !identified', true],
		['charge == "none" || bribed', true],
		['charge in ["labour", "trafficking"]', false],
		['trust + proof - 1 == 0', true],
		['identified ? bribed : trust == 1', true]
	])('%s reads plain JSON values', (text, expected) => {
		expect(checkCondition(environment, types, text).problems).toEqual([]);
		expect(conditions.holds(text, start)).toBe(expected);
	});

	it('that is absent holds', () => {
		expect(conditions.holds(undefined, start)).toBe(true);
	});

	it('tells the variables it reads', () => {
		expect(checkCondition(environment, types, 'trust > 1 || identity_revealed').reads).toEqual([
			'trust',
			'identity_revealed'
		]);
	});

	it.each([
		['charge = "labour"', 'Two values are compared with ==, two signs.'],
		['« bribed »', 'Words are compared between straight quotes, "…"; a variable stands without any.'],
		['bribed & identified', 'Conditions are joined by && (and) or || (or), two signs.']
	])('%s is told in plain words', (text, message) => {
		expect(checkCondition(environment, types, text).problems).toEqual([{ code: 'condition/syntax', message }]);
	});

	it.each([
		'proof / 0 == 1',
		'proof % 2 == 0',
		'trust * 9 > 1',
		'size("a") == 1',
		'"a".matches("b")',
		'[1][0] == 1',
		'{}.a'
	])('%s is refused: it could fail or never end in play', (text) => {
		expect(checkCondition(environment, types, text).problems).not.toEqual([]);
	});

	it.each(['constructor', '__proto__ == 1', 'toString', '('.repeat(5000), 'a'.repeat(400)])(
		'that is hostile gives a problem and never throws',
		(text) => {
			expect(checkCondition(environment, types, text).problems).not.toEqual([]);
		}
	);
});
