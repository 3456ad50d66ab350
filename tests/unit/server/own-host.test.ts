import { describe, expect, test } from 'vitest';
import { addressAtOrigin } from '#lib/server/auth/own-host.ts';

const url = new URL('http://localhost:3000/fr/sign-in?to=/fr/home');
const local = 'http://localhost:3000';

describe('a page asked for by another name of this machine', () => {
	test('goes to the origin, with its path and its query', () => {
		expect(addressAtOrigin('GET', '127.0.0.1:3000', url, local)).toBe('http://localhost:3000/fr/sign-in?to=/fr/home');
	});

	test.each([
		['it has the right name', 'GET', 'localhost:3000', local],
		['it is no page but a form', 'POST', '127.0.0.1:3000', local],
		['no host was named', 'GET', null, local],
		['a proxy may have renamed the host of a public origin', 'GET', '10.0.0.5:3000', 'https://pretoire.example']
	])('stays where %s', (_, method, host, origin) => {
		expect(addressAtOrigin(method, host, url, origin)).toBeNull();
	});
});
