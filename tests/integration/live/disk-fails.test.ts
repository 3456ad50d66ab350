import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, describe, expect, test } from 'vitest';
import { isUnavailable } from '#lib/server/db/unavailable.ts';
import { withStubRoom } from './stub-room.ts';

describe('a disk that refuses what was written, on SQLite', () => {
	const { opened } = withStubRoom('sqlite');
	const { fdatasync } = fs;

	/** What `fdatasync` does from now on. */
	const replace = (value: unknown): void => {
		Object.defineProperty(fs, 'fdatasync', { value, configurable: true, writable: true });
		syncBuiltinESMExports();
	};
	const refuse = (code: string) =>
		replace((_: number, done: fs.NoParamCallback) => done(Object.assign(new Error(code), { code })));
	afterEach(() => replace(fdatasync));

	test('is said to be away, not at fault: to who writes then, and after it; the room is read again from its log', async () => {
		const { app, trialId, does, state } = await opened();
		const before = await state();
		refuse('EIO');
		const fault: unknown = await does({ act: 'start' }).catch((error: unknown) => error);
		expect(fault).toMatchObject({ code: 'EIO' });
		expect(isUnavailable(fault)).toBe(true);
		replace(fdatasync);
		const now = await app.live.room(trialId);
		expect(now).toBeDefined();
		expect(now).not.toBe(before);
		const next: unknown = await does({ act: 'pause', reason: 'break' }).catch((error: unknown) => error);
		expect(isUnavailable(next)).toBe(true);
	});
});
