import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkedOnce, type CheckedBefore } from '#lib/server/checked-once.ts';
import { checkContentFolder } from '#lib/server/learning/check-folder.ts';
import { checkScenariosFolder } from '#lib/server/trials/check-folder.ts';
import { knownIn } from '#lib/server/trials/known-ids.ts';

const emptyFolder = () => mkdtemp(join(tmpdir(), 'pretoire-checked-'));
const keeping = async (): Promise<CheckedBefore> => ({ folder: await emptyFolder(), build: 'one', keeps: true });

/** Checks and says whether it had to look. */
async function looks(before: CheckedBefore | undefined, given: unknown): Promise<boolean> {
	let looked = false;
	const check = () => ((looked = true), { given });
	expect(await checkedOnce(before, { name: 'a', given }, check)).toEqual({ given });
	return looked;
}

it('looks once at what stays as it is, and again where it, or the build, is another', async () => {
	const before = await keeping();
	expect(await looks(before, 'text')).toBe(true);
	const later = { ...before, keeps: false };
	expect(await looks(later, 'text')).toBe(false);
	expect(await looks(later, 'texts')).toBe(true);
	expect(await looks({ ...later, build: 'two' }, 'text')).toBe(true);
	expect(await looks(undefined, 'text')).toBe(true);
});

it('looks again where nothing was kept, or what was kept is torn', async () => {
	const before = await keeping();
	expect(await looks({ ...before, folder: join(before.folder, 'none'), keeps: false }, 'text')).toBe(true);
	await looks(before, 'text');
	await writeFile(join(before.folder, 'a'), 'torn');
	expect(await looks({ ...before, keeps: false }, 'text')).toBe(true);
});

it('gives the courses and the cases as a check gives them', async () => {
	const before = await keeping();
	const checked = await checkContentFolder('content', before);
	const kept = await checkContentFolder('content', before);
	expect(kept).toEqual(checked);
	const known = knownIn(checked.content);
	const cases = await checkScenariosFolder('scenarios', known, before);
	expect(cases.scenarios.length).toBeGreaterThan(0);
	expect((await checkScenariosFolder('scenarios', known, before)).scenarios.map(({ hash }) => hash)).toEqual(
		cases.scenarios.map(({ hash }) => hash)
	);
});
