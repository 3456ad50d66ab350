import { describe, expect, test } from 'vitest';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import { act } from '#lib/server/live/act.ts';
import { sitDown } from '#lib/server/live/seat-people.ts';
import { dialects } from '../database.ts';
import { spectator } from './live-case.ts';
import { vote, withStubRoom } from './stub-room.ts';

for (const dialect of dialects)
	describe(`what the watchers of a live room are told on ${dialect}`, () => {
		const { player, opened } = withStubRoom(dialect);

		test('shows many pages of one person the same, and counts what each of them sends once', async () => {
			const { app, trialId, does, key } = await opened();
			const one = await player(app, trialId);
			await sitDown(app, one, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			const tabs = Array.from({ length: 5 }, () => spectator(one.personId));
			for (const { watcher } of tabs) await app.live.watch(trialId, watcher);
			const same = key();
			await Promise.all(tabs.map(() => act(app, one, trialId, { command: vote('wait'), key: same })));
			for (const tab of tabs) await tab.until('view', '"answered":[{');
			const log = await eventsOf(app.db.read, trialId);
			expect(log.filter(({ type }) => type === 'voted')).toHaveLength(1);
			expect([...app.live.present(trialId)]).toEqual([[one.personId, 'new']]);
		});

		test('tells who conducts, and nobody else, how well the line of each carries, and writes it nowhere', async () => {
			const { app, trialId } = await opened();
			const one = await player(app, trialId);
			const [console, page] = [spectator('a-trainer', true), spectator(one.personId)];
			await app.live.watch(trialId, console.watcher);
			const leave = await app.live.watch(trialId, page.watcher);
			const before = await eventsOf(app.db.read, trialId);
			app.live.tellLine(trialId, one.personId, 'poor');
			await console.until('console', '"line":"poor"');
			leave?.();
			await console.until('console', '"line":"lost"');
			app.live.tellLine(trialId, one.personId, 'gone');
			expect(app.live.present(trialId).has(one.personId)).toBe(false);
			expect(JSON.stringify(page.frames)).not.toContain('"line"');
			expect(await eventsOf(app.db.read, trialId)).toEqual(before);
		});

		test('sends each watcher the present at once, a ballot to its own role alone, and nothing twice', async () => {
			const { app, trialId, does, key } = await opened();
			const [one, other] = [await player(app, trialId), await player(app, trialId)];
			for (const who of [one, other]) await sitDown(app, who, trialId, { role: 'prosecutor', key: key() });
			await does({ act: 'start' });
			const [mine, theirs, screen] = [spectator(one.personId), spectator(other.personId), spectator(null)];
			for (const { watcher } of [mine, theirs, screen]) await app.live.watch(trialId, watcher);
			await screen.until('view', '"started":true');
			await mine.until('mine', '"voted":0');
			await act(app, one, trialId, { command: vote('wait'), key: key() });
			await theirs.until('mine', '"voted":1');
			expect(theirs.frames.filter(({ name }) => name === 'view')).toHaveLength(1);
			expect(screen.frames).toHaveLength(1);
			expect(theirs.frames.map(({ text }) => text).join('')).not.toContain('"choice":"wait"');
			await act(app, other, trialId, { command: vote('wait'), key: key() });
			await mine.until('view', '"answered":[{');
		});

		test('tells whoever comes to watch at the very moment when a room is read anew what happens next', async () => {
			const { app, trialId, does, key } = await opened();
			await app.live.room(trialId);
			const closed = new Set<unknown>();
			const pages = Array.from({ length: 40 }, () => spectator(null));
			const fault = () => {
				throw new Error('a fault of ours');
			};
			const fails = app.live.submit(trialId, { key: key(), personId: null, commands: fault });
			const coming = [];
			for (const page of pages) {
				coming.push(app.live.watch(trialId, { ...page.watcher, close: () => closed.add(page) }));
				await Promise.resolve();
			}
			await expect(fails).rejects.toThrow('a fault of ours');
			await Promise.all(coming);
			await does({ act: 'start' });
			for (const page of pages) if (!closed.has(page)) await page.until('view', '"started":true');
		});

		test('hangs up the pages of a room whose views cannot be made, and tells every other room what is new', async () => {
			const [broken, whole] = [await opened(), await opened()];
			const page = spectator(null);
			await whole.app.live.watch(whole.trialId, page.watcher);
			const ended = new Promise<void>((close) => {
				const send = () => {
					throw new Error('a fault of ours');
				};
				void broken.app.live.watch(broken.trialId, { ...spectator(null).watcher, send, close });
			});
			await ended;
			await whole.does({ act: 'start' });
			await page.until('view', '"started":true');
		});
	});
