import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMedia } from '#lib/server/media/read-media.ts';
import { openScenarios } from '#lib/server/trials/scenario-library.ts';
import { seeMedia } from '#lib/server/media/see-media.ts';
import { view } from '#lib/trial/index.ts';
import { open } from '../../unit/trial/players.ts';
import { dialects, withDatabase } from '../database.ts';

/** The smallest PNG: one transparent point. */
const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
	'base64'
);

/** The first case with a picture of its station and of its exhibit. */
function caseWithPictures(): string {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-'));
	const own = join(folder, 'first-case');
	cpSync('tests/fixtures/scenarios/first-case', own, { recursive: true });
	const edit = (file: string, ...edits: readonly (readonly [string, string])[]): void => {
		const text = readFileSync(join(own, file), 'utf8');
		writeFileSync(
			join(own, file),
			edits.reduce((before, [from, to]) => before.replace(from, to), text)
		);
	};
	edit(
		'scenario.yaml',
		['seen_by: [victim, social-worker] }', 'seen_by: [victim, social-worker], picture: notebook.png }'],
		['place: station\n', 'place: station\n    picture: notebook.png\n']
	);
	const alt = (text: string) =>
		[
			['## exhibit.PA1\n', `## exhibit.PA1\n\n### alt\n${text}\n`],
			['## arrival\n', `## arrival\n\n### alt\n${text}\n`]
		] as const;
	edit('fr.md', ...alt('Un carnet ouvert'));
	edit('ar.md', ...alt('دفتر مفتوح'));
	mkdirSync(join(own, 'media'));
	writeFileSync(join(own, 'media', 'notebook.png'), png);
	return folder;
}

const unknown = { sources: null, competencies: null };

describe('a picture', () => {
	it('is what its first bytes say, whatever its name', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'pretoire-'));
		const files: Record<string, Buffer> = {
			'a.png': png,
			'b.png': Buffer.from('ffd8ffe000104a464946', 'hex'),
			'c.jpg': Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'),
			'd.png': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
			'e.png': Buffer.alloc(0)
		};
		for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
		const kinds = (await readMedia(folder, () => 1000)).map(({ kind }) => kind);
		expect(kinds).toEqual(['image/png', 'image/jpeg', 'image/webp', null, null]);
	});

	for (const dialect of dialects) {
		describe(`on ${dialect}`, () => {
			const store = withDatabase(dialect);

			it('is kept under its hash with the case, shown with its words, and stays when the file is gone', async () => {
				const folder = caseWithPictures();
				const library = await openScenarios(store.db, { folder, known: unknown, at: '2026-01-01T00:00:00.000Z' });
				expect(library.findings).toEqual([]);
				const scenario = library.scenario('first-case');
				if (scenario === undefined) throw new Error('the case is not played');
				const seen = view(scenario, open(scenario, 'social-worker', 'ordinary').state, 'social-worker', 'ar');
				expect(seen.scene?.picture?.alt).toBe('دفتر مفتوح');
				expect(seen.exhibits[0]?.picture).toEqual(seen.scene?.picture);

				rmSync(join(folder, 'first-case', 'media'), { recursive: true });
				const media = await seeMedia({ db: store.db }, seen.scene?.picture?.hash ?? '');
				expect(media?.kind).toBe('image/png');
				expect(Buffer.from(media?.bytes ?? []).equals(png)).toBe(true);
				expect(await library.byHash(scenario.hash)).toBe(scenario);
			});

			it('is all that its address gives: neither a case nor anything else that is kept under a hash', async () => {
				const library = await openScenarios(store.db, {
					folder: 'tests/fixtures/scenarios/',
					known: unknown,
					at: '2026-01-01T00:00:00.000Z'
				});
				const scenario = library.scenario('first-case');
				expect(await seeMedia({ db: store.db }, scenario?.hash ?? '')).toBeUndefined();
				expect(await seeMedia({ db: store.db }, '../x')).toBeUndefined();
			});
		});
	}
});
