import { expect, test } from 'vitest';
import { hashPassword, passwordIsRight } from '#lib/server/auth/passwords.ts';

test('a password is kept as Argon2id with the cost that OWASP recommends', async () => {
	expect(await hashPassword('a password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('the same password from another keyboard, in another Unicode form, is the same', async () => {
	expect(await passwordIsRight(await hashPassword('pre\u0301toire \u0623'), 'pr\u00E9toire \u0627\u0654')).toBe(true);
});

test('nothing is right where there is no hash', async () => {
	expect(await passwordIsRight(null, 'nobody has this password')).toBe(false);
	expect(await passwordIsRight(undefined, '')).toBe(false);
});
