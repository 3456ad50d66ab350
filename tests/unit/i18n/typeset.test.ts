import { expect, test } from 'vitest';
import { typeset } from '#lib/i18n/typeset.ts';

test('ties question, exclamation and semicolon to their word with a thin space', () => {
	expect(typeset('Que faites-vous ? Rien ; attendez !')).toBe('Que faites-vous\u202f? Rien\u202f; attendez\u202f!');
});

test('ties colon, percent and guillemets with a full one', () => {
	expect(typeset('Elle dit : « Je vais bien » à 60 %')).toBe('Elle dit\u00a0: «\u00a0Je vais bien\u00a0» à 60\u00a0%');
});

test('leaves Arabic and English as they are', () => {
	for (const text of ['ماذا تفعلون؟ «كنت أعرف»', 'What do you do? 60%']) expect(typeset(text)).toBe(text);
});

test('curves the apostrophe between letters, and leaves quotation marks and figures alone', () => {
	expect(typeset("L'accusée n'a pas l'accord d'« Ambre »")).toBe('L’accusée n’a pas l’accord d’«\u00a0Ambre\u00a0»');
	expect(typeset("It doesn't say 'yes' at 5'")).toBe("It doesn’t say 'yes' at 5'");
});

test('ties the thousands of an amount, and no other figures', () => {
	expect(typeset('de 10 000 à 1 000 000 de dirhams')).toBe('de 10\u202f000 à 1\u202f000\u202f000 de dirhams');
	expect(typeset('en 2019 2020 fut loin')).toBe('en 2019 2020 fut loin');
});
