import { describe, expect, test } from 'vitest';
import { readSettings } from '#lib/server/settings.ts';

describe('settings', () => {
	test('an empty environment is a demo on this machine, on SQLite', () => {
		const settings = readSettings({});
		expect(settings).toMatchObject({ port: 3000, origin: 'http://localhost:3000', secure: false, demo: true });
		expect(settings.database).toMatchObject({ dialect: 'sqlite' });
	});

	test('an empty variable counts as absent', () => {
		expect(readSettings({ PORT: '', ORIGIN: '', DATABASE_URL: '' }).origin).toBe('http://localhost:3000');
	});

	test.each([
		['https://pretoire.example', undefined, false],
		['https://pretoire.example', '1', true],
		['http://localhost:3000', '0', false],
		['http://127.0.0.1:3000', undefined, true],
		['http://[::1]:3000', undefined, true],
		['http://localhost.example:3000', undefined, false]
	])('reached at %s with DEMO=%s, demo people: %s', (ORIGIN, DEMO, demo) => {
		expect(readSettings({ ORIGIN, DEMO }).demo).toBe(demo);
	});

	test('cookies are Secure exactly when the address is https', () => {
		expect(readSettings({ ORIGIN: 'https://pretoire.example' }).secure).toBe(true);
		expect(readSettings({ ORIGIN: 'http://pretoire.example' }).secure).toBe(false);
	});

	test.each([
		['512', 512],
		['512K', 524_288],
		['2m', 2_097_152]
	])('a body size limit of %s is %d bytes', (BODY_SIZE_LIMIT, bytes) => {
		expect(readSettings({ BODY_SIZE_LIMIT }).bodySizeLimit).toBe(bytes);
	});

	test.each([
		['PORT', 'eighty'],
		['PORT', '70000'],
		['ORIGIN', 'pretoire.example'],
		['ORIGIN', 'https://pretoire.example/fr'],
		['ORIGIN', 'ftp://pretoire.example'],
		['DEMO', 'yes'],
		['BODY_SIZE_LIMIT', 'big']
	])('%s=%s is refused with the name, what was given and what is expected', (name, given) => {
		expect(() => readSettings({ [name]: given })).toThrow(new RegExp(`${name} is "${given}"; expected is \\S`));
	});

	test('a wrong database address is never repeated: it may hold a password', () => {
		expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow(/DATABASE_URL is something else/);
		expect(() => readSettings({ DATABASE_URL: 'mysql://me:secret@host/db' })).not.toThrow(/secret/);
	});

	test('everything that is wrong is said at once', () => {
		expect(() => readSettings({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT[\s\S]*DEMO/);
	});
});
