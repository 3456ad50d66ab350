import { openTrial, playOn, signIn, type Traveller } from './journey.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';

test.setTimeout(240_000);

const asJudge = async ({ page, language }: Pick<Traveller, 'page' | 'language'>): Promise<void> => {
	await signIn({ page, language }, 'both@demo.test');
	await openTrial({ page, language }, 'judge');
};

for (const javaScriptEnabled of [true, false])
	test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled });

		test('a decision cites an exhibit: it is told under what is decided, and in the scene read again', async ({
			page,
			server
		}) => {
			const traveller = { page, server, language: 'fr', scripted: javaScriptEnabled } as const;
			await asJudge(traveller);
			const cited = page.getByText('Pièces citées : PA3 · Vingt et une notes vocales');
			let decided = 0;
			await playUntil(traveller, async () => {
				if (decided === 0) {
					await page.getByText('Citer des pièces (facultatif)').click();
					await page.getByRole('checkbox', { name: 'PA3' }).check();
				}
				if (decided === 1) await expect(cited.first()).toBeVisible();
				decided += 1;
				return decided === 3;
			});
			await page.getByText('Relire les scènes passées').click();
			const past = page.locator('#past details').filter({ hasText: 'L’audience s’ouvre' });
			await past.locator('summary').click();
			await expect(past.getByText('Pièces citées : PA3')).toBeVisible();
		});

		test('searching the law keeps what was filled in', async ({ page }) => {
			await asJudge({ page, language: 'fr' });
			const rank = page.locator('select[name^="step:"]').first();
			await rank.selectOption('4');
			await page.locator('#law > summary').click();
			const all = await page.locator('#law li').count();
			await page.getByRole('searchbox', { name: 'Chercher dans ces textes' }).fill('PENAL 448');
			if (!javaScriptEnabled) await page.getByRole('button', { name: 'Chercher' }).click();
			await expect(page.getByText(`sur ${all}`)).toBeVisible();
			expect(await page.locator('#law li').count()).toBeLessThan(all);
			await expect(rank).toHaveValue('4');
		});
	});

/** Plays until the look says that it has seen enough. */
async function playUntil(traveller: Traveller, enough: () => Promise<boolean>): Promise<void> {
	const seen = new Error('seen');
	const look = async () => {
		if (await enough()) throw seen;
	};
	await playOn(traveller, 'judge', look).catch((fault: unknown) => {
		if (fault !== seen) throw fault;
	});
}

test('Enter in the search of the law decides nothing', async ({ page }) => {
	await asJudge({ page, language: 'fr' });
	for (const [index, rank] of (await page.locator('select[name^="step:"]').all()).entries())
		await rank.selectOption(String(index + 1));
	const title = await page.locator('#decision-title').innerText();
	await page.locator('#law > summary').click();
	await page.getByRole('searchbox').fill('448');
	await page.getByRole('searchbox').press('Enter');
	await page.reload();
	await expect(page.locator('#decision-title')).toHaveText(title);
});

test('the law is searched by address too, and says when nothing is found', async ({ page }) => {
	await asJudge({ page, language: 'ar' });
	const address = page.url();
	await page.goto(`${address}?law=${encodeURIComponent('٤٤٨-١')}`);
	await expect(page.locator('#law li').first()).toBeVisible();
	await page.goto(`${address}?law=zzz`);
	await expect(page.locator('#law-found')).toContainText('zzz');
	await expect(page.locator('#law li')).toHaveCount(0);
});

for (const language of ['fr', 'ar'] as const)
	test(`every move of a judge is accessible in ${language}: both themes, a phone of 320 px, nothing sideways`, async ({
		page,
		server
	}) => {
		const traveller = { page, server, language, scripted: true } as const;
		await asJudge(traveller);
		await playOn(traveller, 'judge', async (move) => {
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				await expectAccessible(page);
			}
			await page.setViewportSize({ width: 320, height: 640 });
			await expectNoSidewaysScroll(page);
			await page.setViewportSize({ width: 1280, height: 800 });
			if (move.kind === 'decision') await expect(page.locator('h1')).toHaveCount(1);
		});
		await expect(page.locator('#exhibits ~ details ol').first()).toHaveCount(1);
	});

test('where the network fails, the answer stays in the form and can be sent again', async ({ page, context }) => {
	await asJudge({ page, language: 'fr' });
	const ranks = await page.locator('select[name^="step:"]').all();
	for (const [index, rank] of ranks.entries()) await rank.selectOption(String(index + 1));
	const title = await page.locator('#decision-title').innerText();
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Décider' }).click();
	await expect(page.getByRole('alert')).toContainText('Le serveur n’a pas répondu');
	await expect(page.locator('select[name^="step:"]').first()).toHaveValue('1');
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Décider' }).click();
	await expect(page.getByRole('heading', { name: 'Déjà décidé dans cette scène' })).toBeVisible();
	await expect(page.locator('#decision-title')).not.toHaveText(title);
});

test('what is being written is counted, kept as it is typed, and there again', async ({ page, server }) => {
	const traveller = { page, server, language: 'fr', scripted: true } as const;
	await asJudge(traveller);
	let checked = false;
	await playOn(traveller, 'judge', async () => {
		const text = page.locator('textarea[name=text]');
		if ((await text.count()) === 0) return;
		await text.pressSequentially('La cour retient');
		await expect(page.getByText('3 mots ; de 40')).toBeVisible();
		await expect(page.getByRole('status').getByText('Brouillon enregistré.')).toBeVisible();
		await page.reload();
		await expect(text).toHaveValue('La cour retient');
		checked = true;
	});
	expect(checked).toBe(true);
});

test('a trial in progress is offered again before another one of the same case', async ({ page }) => {
	await asJudge({ page, language: 'fr' });
	const address = page.url();
	await page.goto('/fr/trials/villa-des-jasmins');
	await expect(page.getByText('Un procès de cette affaire est en cours')).toBeVisible();
	await expect(page.getByText('pas encore relue par un magistrat')).toBeVisible();
	await page.getByRole('link', { name: 'Reprendre' }).click();
	await expect(page).toHaveURL(address);
});
