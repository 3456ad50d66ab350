import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressKey } from '#lib/server/auth/attempt-limits.ts';
import { heldFields } from '#lib/server/auth/held-fields.ts';
import { localPath } from '#lib/server/auth/local-path.ts';
import { fromOurOrigin } from '#lib/server/auth/own-origin.ts';
import { describeFault } from '#lib/server/fault.ts';
import { formOf, refusedForm } from '#lib/server/form-door.ts';

describe('requests from foreign pages', () => {
	const ours = 'https://pretoire.example';
	test.each([
		// What a foreign page's script, form or image could send.
		['GET', null, true],
		['GET', 'https://evil.example', true],
		['HEAD', null, true],
		['POST', ours, true],
		['POST', 'https://evil.example', false],
		['POST', 'http://pretoire.example', false],
		['POST', 'https://pretoire.example.evil.example', false],
		['POST', 'null', false],
		['POST', null, false],
		['post', null, false],
		['DELETE', 'https://evil.example', false],
		['PUT', ours, true]
	])('%s from %s goes on: %s', (method, origin, goesOn) => {
		expect(fromOurOrigin(method, origin, ours)).toBe(goesOn);
	});
});

describe('where a sign-in leads', () => {
	test.each(['/fr/account', '/fr/course?x=1', '/fr', '/fr/lesson/a?/answer'])('%s is ours', (path) => {
		expect(localPath(path, 'fr')).toBe(path);
	});

	test('to the language that was chosen meanwhile', () => {
		expect(localPath('/fr/lesson/a?/answer', 'ar')).toBe('/ar/lesson/a?/answer');
	});

	test.each([
		'//evil.example',
		'/\\evil.example',
		'https://evil.example/fr',
		'/x',
		'',
		null,
		'/fr/../..//evil.example',
		'javascript:alert(1)'
	])('%s is not ours', (path) => {
		expect(localPath(path, 'en')).toBe('/en/home');
	});

	test('nothing leads to another host', () => {
		const pieces = fc.constantFrom('/', '\\', 'fr', '.', '..', 'evil.example', ':', '@', '?', '#', '\t', '\n', '%2f');
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				const path = localPath(parts.join(''), 'fr');
				expect(new URL(path, 'https://pretoire.example').host).toBe('pretoire.example');
			})
		);
	});
});

describe('what is held while somebody signs in again', () => {
	const post = (body: BodyInit) => new Request('https://pretoire.example/fr/x', { method: 'POST', body });

	test('texts are held in order, and the request can still be read', async () => {
		const request = post(
			new URLSearchParams([
				['a', '1'],
				['text', '<b>نص</b>'],
				['a', '2']
			])
		);
		expect(await heldFields(request)).toEqual([
			{ name: 'a', value: '1' },
			{ name: 'text', value: '<b>نص</b>' },
			{ name: 'a', value: '2' }
		]);
		expect((await request.formData()).get('text')).toBe('<b>نص</b>');
	});

	test('a form is read once for all who ask, and a torn one is torn for all', async () => {
		const request = post(new URLSearchParams({ a: '1' }));
		expect(await formOf(request)).toBe(await request.formData());
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const torn = new Request('https://pretoire.example/fr/x', { method: 'POST', body: '--x', headers });
		expect(await refusedForm(torn, { most: 100 })).toBe(400);
		expect(await heldFields(torn)).toEqual([]);
	});

	test('passwords and files are not', async () => {
		const form = new FormData();
		form.set('password', 'secret');
		form.set('password_again', 'secret');
		form.set('file', new File(['x'], 'x.txt'));
		form.set('mail', 'me@example.test');
		expect(await heldFields(post(form))).toEqual([{ name: 'mail', value: 'me@example.test' }]);
	});

	test('JSON is not: its sender keeps what it sent', async () => {
		const request = new Request('https://pretoire.example/live', {
			method: 'POST',
			body: '{}',
			headers: { 'content-type': 'application/json' }
		});
		expect(await heldFields(request)).toEqual([]);
	});
});

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
	['2001:db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0']
])('attempts from %s count for %s', (address, key) => {
	expect(addressKey(address)).toBe(key);
});

test('the log keeps no message: parsers and databases quote what people typed', () => {
	const fault = new SyntaxError('Unexpected token in "mon texte privé"');
	expect(JSON.stringify(describeFault(fault))).not.toContain('privé');
	expect(describeFault(fault).name).toBe('SyntaxError');
	expect(describeFault('a thrown text')).toEqual({ name: 'string' });
});
