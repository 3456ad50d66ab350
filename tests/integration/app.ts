import { afterAll, beforeAll } from 'vitest';
import { openApp, type App } from '#lib/server/app.ts';
import type { DatabasePlace, Dialect } from '#lib/server/db/database.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { freshPlace } from './database.ts';

/** Settings for an app of the tests on a database of its own; no demo people. */
export const settingsFor = (database: DatabasePlace): Settings => ({ ...readSettings({ DEMO: '0' }), database });

/** Gives the surrounding `describe` an opened app; `reopen` does what a restart does. */
export function withApp(dialect: Dialect) {
	let app: App | undefined;
	let fresh: Awaited<ReturnType<typeof freshPlace>> | undefined;
	beforeAll(async () => {
		fresh = await freshPlace(dialect);
		app = await openApp(settingsFor(fresh.place));
	});
	afterAll(async () => {
		await app?.close();
		await fresh?.remove();
	});
	const opened = (): App => {
		if (!app) throw new Error('The app is opened in beforeAll: use it inside a test.');
		return app;
	};
	return {
		get app() {
			return opened();
		},
		async reopen() {
			const { settings } = opened();
			await opened().close();
			app = await openApp(settings);
		}
	};
}
