import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type App } from '#lib/server/app.ts';
import { listScenarios, readScenario } from '#lib/server/trials/read-scenarios.ts';
import { settingsFor } from '../app.ts';
import { freshPlace } from '../database.ts';

describe('the scenarios that authors and trainers read', () => {
	let app: App;
	let remove: () => Promise<void>;

	beforeAll(async () => {
		const scenariosDir = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'scenarios');
		cpSync('scenarios/villa-des-jasmins', join(scenariosDir, 'villa-des-jasmins'), { recursive: true });
		cpSync('scenarios/villa-des-jasmins', join(scenariosDir, 'broken'), { recursive: true });
		const file = join(scenariosDir, 'broken', 'scenario.yaml');
		writeFileSync(file, readFileSync(file, 'utf8').replace('end: labour-route', 'end: labor-route'));
		const fresh = await freshPlace('sqlite');
		({ remove } = fresh);
		app = await openApp({ ...settingsFor(fresh.place), scenariosDir });
	});
	afterAll(async () => {
		await app.close();
		await remove();
	});

	it('are listed with their figures, and those left out with what is wrong', async () => {
		const { scenarios, findings } = await listScenarios(app, 'fr');
		expect(scenarios).toHaveLength(1);
		expect(scenarios[0]).toMatchObject({
			card: {
				id: 'villa-des-jasmins',
				title: 'Dossier Villa des Jasmins',
				languages: ['fr', 'ar', 'en'],
				reviewer: null
			},
			scenes: 23,
			decisions: 39,
			endings: 9
		});
		expect(scenarios[0]?.states).toBeGreaterThan(1000);
		expect(findings).toContainEqual(
			expect.objectContaining({ file: 'scenarios/broken/scenario.yaml', code: 'scenario/unknown-id' })
		);
	});

	it('are read whole, and for a variant with what it never reaches', async () => {
		const whole = await readScenario(app, { id: 'villa-des-jasmins', variant: null }, 'ar');
		expect(whole?.variant).toBeNull();
		expect(whole?.graph.endings.every(({ reached }) => reached)).toBe(true);
		expect(whole?.best.map(({ role }) => role)).toEqual(['judge', 'prosecutor', 'social-worker']);
		const dispute = await readScenario(app, { id: 'villa-des-jasmins', variant: 'dispute' }, 'ar');
		expect(dispute?.graph.endings.some(({ reached }) => !reached)).toBe(true);
	});

	it('show all variants where the one asked for is unknown, and nothing where the scenario is', async () => {
		expect((await readScenario(app, { id: 'villa-des-jasmins', variant: 'no-such' }, 'fr'))?.variant).toBeNull();
		expect(await readScenario(app, { id: 'broken', variant: null }, 'fr')).toBeUndefined();
	});
});
