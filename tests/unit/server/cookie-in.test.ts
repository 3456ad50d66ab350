import { expect, test } from 'vitest';
import { cookieIn } from '#lib/server/auth/cookie-in.ts';

test.each([
	['sign-in=abc_D-1', 'abc_D-1'],
	['theme=dark; sign-in=abc; live-x=1', 'abc'],
	// As everywhere, the first of two counts.
	['sign-in=abc; sign-in=def', 'abc'],
	['my-sign-in=abc', undefined],
	['sign-in=', undefined],
	['sign-in=a%20b', undefined],
	['sign-in="abc"', undefined],
	[undefined, undefined]
])('of the cookies %s our own is %s', (header, value) => {
	expect(cookieIn(header, 'sign-in')).toBe(value);
});
