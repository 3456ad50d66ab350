import { describe, expect, test } from 'vitest';
import { countWords } from '#lib/i18n/count-words.ts';
import { readSubmission, textLimit } from '#lib/server/trials/read-command.ts';

const form = (fields: Record<string, string | string[]>): FormData => {
	const data = new FormData();
	const all = { command: 'decide', key: 'a-key-of-the-form', scene: 'here', decision: 'this', ...fields };
	for (const [name, values] of Object.entries(all)) for (const value of [values].flat()) data.append(name, value);
	return data;
};
const answerOf = (fields: Record<string, string | string[]>) => {
	const read = readSubmission(form(fields));
	if (typeof read === 'string') return read;
	return read.command.type === 'decide' ? read.command.answer : read.command;
};

describe('a form of the play page', () => {
	test('says what was chosen', () => {
		expect(answerOf({ kind: 'choose', choice: 'wait' })).toEqual({ kind: 'choose', choice: 'wait' });
	});

	test('says which exhibits the decision cites', () => {
		const cites = (fields: Record<string, string | string[]>) =>
			readSubmission(form({ kind: 'choose', choice: 'wait', ...fields }));
		expect(cites({ cite: ['PA2', 'PA1'] })).toMatchObject({ command: { cites: ['PA2', 'PA1'] } });
		expect(cites({})).toMatchObject({ command: { cites: [] } });
	});

	test('without a choice is incomplete, not malformed', () => {
		expect(answerOf({ kind: 'choose' })).toBe('answer-invalid');
		expect(answerOf({ kind: 'ruling', ruling: 'grant' })).toBe('answer-invalid');
		expect(answerOf({ command: 'ask' })).toBe('answer-invalid');
	});

	test('without its scene or key is not one of ours', () => {
		expect(readSubmission(new FormData())).toBe('malformed');
		expect(answerOf({ key: 'short', kind: 'choose', choice: 'wait' })).toBe('malformed');
		expect(answerOf({ command: 'resign' })).toBe('malformed');
	});

	test('puts steps in the order of their places, each place once', () => {
		expect(answerOf({ kind: 'order', 'step:b': '1', 'step:a': '2' })).toEqual({ kind: 'order', steps: ['b', 'a'] });
		expect(answerOf({ kind: 'order', 'step:b': '1', 'step:a': '1' })).toBe('answer-invalid');
		expect(answerOf({ kind: 'order', 'step:b': '2', 'step:a': '3' })).toBe('answer-invalid');
	});

	test.each([
		['12', 12],
		['1 200 000', 1_200_000],
		['1.200.000', 1_200_000],
		['1\u202f200', 1200],
		['٢٥', 25]
	])('reads the amount %s', (amount, expected) => {
		expect(answerOf({ kind: 'quantify', amount })).toEqual({ kind: 'quantify', amount: expected });
	});

	test.each(['', '-3', '1e3', 'vingt', '9'.repeat(10)])('refuses the amount « %s »', (amount) => {
		expect(answerOf({ kind: 'quantify', amount })).toBe('answer-invalid');
	});

	test('counts the words of a text and keeps the text apart', () => {
		const read = readSubmission(form({ kind: 'write', text: 'Attendu que l’accusée, entendue,' }));
		expect(read).toMatchObject({
			command: { answer: { kind: 'write', words: 4 } },
			text: 'Attendu que l’accusée, entendue,'
		});
		expect(answerOf({ kind: 'write', text: 'x'.repeat(textLimit + 1) })).toBe('answer-invalid');
	});
});

test('words are counted in Arabic as in French', () => {
	expect(countWords('حيث إن المحكمة اقتنعت')).toBe(4);
	expect(countWords('  ')).toBe(0);
});
