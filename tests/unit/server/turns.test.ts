import { expect, test } from 'vitest';
import { createTurns } from '#lib/server/live/turns.ts';

test('work is done in the order in which it was asked, and a fault in one keeps no other from its turn', async () => {
	const turns = createTurns();
	const done: unknown[] = [];
	const asked = ['first', new Error('of the second'), 'third'].map(
		(one) =>
			new Promise<void>((resolve) => {
				const tell = (what: unknown) => {
					done.push(what);
					resolve();
				};
				const work = () => {
					if (one instanceof Error) throw one;
					tell(one);
				};
				turns(work, tell);
			})
	);
	await Promise.all(asked);
	await new Promise<unknown>((resolve) => turns(() => resolve('last'), resolve));
	expect(done).toEqual(['first', new Error('of the second'), 'third']);
});
