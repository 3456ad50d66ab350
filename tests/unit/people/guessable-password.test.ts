import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGuessable } from '#lib/people/guessable-password.ts';

test.each([
	...['123456789012', '111111111111', 'qwertyuiop12', 'azertyuiop123', 'Azerty123456', '1q2w3e4r5t6y', '1qaz2wsx3edc'],
	...[
		'zaq12wsxcde3',
		'q1w2e3r4t5y6',
		'passwordpassword',
		'Password2026',
		'motdepasse2026',
		'Mot de passe 1!',
		'abcabcabcabc'
	],
	...[
		'Prétoire2026',
		'casablanca2026',
		'mohammed123456',
		'ضصثقفغعهخحجد',
		'كلمة المرور123',
		'١٢٣٤٥٦٧٨٩٠١٢',
		'aaaaaaaabbbbbbbb',
		'abababababab'
	],
	...['0987654321098', 'bismillah1234', 'administrator1']
])('%s is among the first that are guessed', (password) => {
	expect(isGuessable(password)).toBe(true);
});

test.each([
	...[
		'une phrase à moi seule',
		'a password of the tests',
		'correct horse battery',
		'Le figuier de Salma',
		'tr0ub4dor&3xyz'
	],
	...['شجرة التين عند الباب', 'تين و زيتون و رمان', 'vKq9-ttPz-31xw', 'pluie sur Azemmour']
])('%s is not', (password) => {
	expect(isGuessable(password)).toBe(false);
});

test('one of twelve letters drawn at random, none of them neighbours, is not', () => {
	const letters = fc.shuffledSubarray(Array.from('bgkpxzjfhrdvqm'), { minLength: 12 });
	fc.assert(fc.property(letters, (drawn) => !isGuessable(drawn.join(''))));
});
