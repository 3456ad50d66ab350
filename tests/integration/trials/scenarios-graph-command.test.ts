import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('npm run scenarios -- --graph draws each scenario once a language, and the report stays one JSON object', () => {
	const folder = join(mkdtempSync(join(tmpdir(), 'pretoire-')), 'pictures');
	const { status, stdout } = spawnSync(process.execPath, ['src/cli/scenarios.ts', '--json', '--graph', folder], {
		encoding: 'utf8'
	});
	expect(status).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ ok: true });
	const villa = readdirSync(folder).filter((name) => name.startsWith('villa-des-jasmins'));
	expect(villa.toSorted()).toEqual(['ar', 'en', 'fr'].map((language) => `villa-des-jasmins.${language}.svg`));
	for (const [language, word] of [
		['fr', 'Ministère'],
		['ar', 'النيابة'],
		['en', 'Scenes']
	])
		expect(readFileSync(join(folder, `villa-des-jasmins.${language ?? ''}.svg`), 'utf8')).toContain(word);
});
