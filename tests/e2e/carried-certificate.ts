import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, expectAccessible, expectNoSidewaysScroll } from './server.ts';

/** The holder takes the certificate along with every piece that is offered; gives the folder it was unpacked into. */
export async function takeAlong(page: Page, code: string): Promise<string> {
	await page.goto(`/fr/certificate/${code}`);
	await page.getByRole('link', { name: 'Emporter le certificat' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Emporter votre certificat');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	const pieces = page.getByRole('checkbox');
	await expect(pieces.first()).not.toBeChecked();
	for (const piece of await pieces.all()) await piece.check();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Télécharger le fichier' }).click()
	]);
	expect(file.suggestedFilename()).toBe(`certificat-${code}.zip`);
	const folder = await mkdtemp(path.join(tmpdir(), 'pretoire-export-'));
	const archive = path.join(folder, 'archive.zip');
	await file.saveAs(archive);
	await unpack(archive, folder);
	return folder;
}

async function unpack(archive: string, folder: string): Promise<void> {
	for (const [name, bytes] of Object.entries(unzipSync(await readFile(archive)))) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), bytes);
	}
}

/** A browser without any network, that opens the verifier's page from the disk. */
export async function openOffline(browser: Browser, file: string): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	await context.setOffline(true);
	const page = await context.newPage();
	await page.goto(pathToFileURL(file).href);
	return page;
}
