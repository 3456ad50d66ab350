import { expect, test } from 'vitest';
import { scriptsInLanguage } from '#lib/server/scripts-in-language.ts';

const named =
	'<../_app/immutable/assets/a.css>, <../_app/immutable/chunks/b.js>; import("./_app/immutable/entry/start.js")';

test('a page names the scripts of its language, and the styles of all', () => {
	expect(scriptsInLanguage('ar', named)).toBe(
		'<../_app/immutable/assets/a.css>, <../_app/immutable/ar/chunks/b.js>; import("./_app/immutable/ar/entry/start.js")'
	);
});

test('a French page names them where Kit does', () => {
	expect(scriptsInLanguage('fr', named)).toBe(named);
});
