import { holdRequests } from './hold-requests.ts';
import { openTrial, playOn, signIn, type Traveller } from './journey.ts';
import { allHere, expect, expectAccessible, expectColoursAccessible, expectNoSidewaysScroll, test } from './server.ts';

/** Opens a trial as its judge; gives how to play it on. */
const asJudge = async (traveller: Traveller): Promise<{ address: string; role: 'judge' }> => {
	await signIn(traveller, 'both@demo.test');
	return { address: await openTrial(traveller, 'judge'), role: 'judge' };
};

for (const javaScriptEnabled of [true, false])
	test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
		test.use({ javaScriptEnabled });

		test('a decision cites an exhibit: it is told under what is decided, and in the scene read again', async ({
			page,
			server
		}) => {
			const traveller = { page, server, language: 'fr', scripted: javaScriptEnabled } as const;
			const playing = await asJudge(traveller);
			const cited = page.getByText('Pièces citées : PA3 · Vingt et une notes vocales');
			let decided = 0;
			await playUntil(traveller, playing, async () => {
				if (decided === 0) {
					await page.getByText('Citer des pièces (facultatif)').click();
					await page.getByRole('checkbox', { name: 'PA3' }).check();
				}
				if (decided === 1) await expect(cited.first()).toBeVisible();
				decided += 1;
				return decided === 3;
			});
			await page.getByText('Relire les scènes passées').click();
			if (!javaScriptEnabled) await page.locator('#past').getByRole('button', { name: 'Afficher' }).click();
			const past = page.locator('#past details').filter({ hasText: 'L’audience s’ouvre' });
			await past.locator('summary').click();
			await expect(past.getByText('Pièces citées : PA3')).toBeVisible();
		});

		test('searching the law keeps what was filled in', async ({ page, server }) => {
			await asJudge({ page, server, language: 'fr', scripted: javaScriptEnabled });
			const rank = page.locator('select[name^="step:"]').first();
			await rank.selectOption('4');
			await page.locator('#law > summary').click();
			const all = Number(/\d+/.exec(await page.locator('#law > summary').innerText())?.[0]);
			await page.getByRole('searchbox', { name: 'Chercher dans ces textes' }).fill('PENAL 448');
			if (!javaScriptEnabled) await page.getByRole('button', { name: 'Chercher' }).click();
			await expect(page.getByText(`sur ${all}`)).toBeVisible();
			expect(await page.locator('#law li').count()).toBeLessThan(all);
			await expect(rank).toHaveValue('4');
		});
	});

/** Plays, looking before each move, until the look says that it has seen enough. */
async function playUntil(
	traveller: Traveller,
	playing: { address: string; role: 'judge' },
	enough: () => Promise<boolean>
): Promise<void> {
	const seen = new Error('seen');
	const each = async () => {
		if (await enough()) throw seen;
	};
	await each();
	await playOn(traveller, { ...playing, each }).catch((fault: unknown) => {
		if (fault !== seen) throw fault;
	});
}

test('Enter in the search of the law decides nothing', async ({ page, server }) => {
	await asJudge({ page, server, language: 'fr', scripted: true });
	for (const [index, rank] of (await page.locator('select[name^="step:"]').all()).entries())
		await rank.selectOption(String(index + 1));
	const title = await page.locator('#decision-title').innerText();
	await page.locator('#law > summary').click();
	await page.getByRole('searchbox').fill('448');
	await page.getByRole('searchbox').press('Enter');
	await page.reload();
	await expect(page.locator('#decision-title')).toHaveText(title);
});

test('the law is searched by address too, and says when nothing is found', async ({ page, server }) => {
	await asJudge({ page, server, language: 'ar', scripted: true });
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
		const playing = await asJudge(traveller);
		const each = async () => {
			await expectAccessible(page);
			await expectColoursAccessible(page);
			await page.setViewportSize({ width: 320, height: 640 });
			await expectNoSidewaysScroll(page);
			await page.setViewportSize({ width: 1280, height: 800 });
			await expect(page.locator('h1')).toHaveCount(1);
		};
		await each();
		await playOn(traveller, { ...playing, each });
		const moved = page.locator('[id^=exhibit-]:has(ol)').first();
		await moved.locator('summary').click();
		await expect(moved.getByRole('listitem').nth(1)).toBeVisible();
	});

test.describe('without a network', () => {
	test.use({ cutsNetwork: true });

	test('where the network fails, the answer stays in the form and can be sent again', async ({
		page,
		context,
		server
	}) => {
		await asJudge({ page, server, language: 'fr', scripted: true });
		await allHere(page);
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

	test('a part of the file that does not come says so, and comes when it is asked for again', async ({
		page,
		context,
		server
	}) => {
		await asJudge({ page, server, language: 'fr', scripted: true });
		await allHere(page);
		await context.setOffline(true);
		await page.locator('#law > summary').click();
		await expect(page.locator('#law').getByText('Le serveur n’a pas répondu')).toBeVisible();
		await context.setOffline(false);
		await page.locator('#law').getByRole('button', { name: 'Réessayer' }).click();
		await expect(page.locator('#law li').first()).toBeVisible();
	});
});

test('what is being written is counted, kept as it is typed, and there again', async ({ page, server }) => {
	const traveller = { page, server, language: 'fr', scripted: true } as const;
	const playing = await asJudge(traveller);
	await playUntil(traveller, playing, async () => {
		const text = page.locator('textarea[name=text]');
		if ((await text.count()) === 0) return false;
		// At one stroke: a machine that stands still between two keys would keep half of it first.
		await text.fill('La cour retient');
		await expect(page.getByText('3 mots ; de 40')).toBeVisible();
		await expect(page.getByRole('status').getByText('Brouillon enregistré.')).toBeVisible();
		await page.reload();
		await expect(text).toHaveValue('La cour retient');
		return true;
	});
	// What is typed while the draft is on its way stays, and so does the keyboard.
	const text = page.locator('textarea[name=text]');
	await text.press('End');
	await text.pressSequentially(' que');
	const letGo = await holdRequests(page, /\?\/draft$/);
	await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
	await text.pressSequentially(' le');
	letGo();
	await expect(page.locator('#draft-saved')).toBeVisible();
	await expect(text).toBeFocused();
	await text.pressSequentially(' faux');
	await expect(text).toHaveValue('La cour retient que le faux');
});

test('a trial in progress is offered again before another one of the same case', async ({ page, server }) => {
	await asJudge({ page, server, language: 'fr', scripted: true });
	const address = page.url();
	await page.goto('/fr/trials/villa-des-jasmins');
	await expect(page.getByText('Un procès de cette affaire est en cours')).toBeVisible();
	await expect(page.getByText('pas encore relue par un magistrat')).toBeVisible();
	await page.getByRole('link', { name: 'Reprendre' }).click();
	await expect(page).toHaveURL(address);
});

test('what was decided in another tab is not decided twice: the page says so and shows where the trial stands', async ({
	page,
	server
}) => {
	await asJudge({ page, server, language: 'fr', scripted: true });
	const late = await page.context().newPage();
	await late.goto(page.url());
	const decide = async (tab: typeof page) => {
		const ranks = tab.locator('select[name^="step:"]');
		for (const [place, rank] of (await ranks.all()).entries()) await rank.selectOption(String(place + 1));
		await tab.locator('#decision-form .actions button').first().click();
	};
	const first = await page.locator('#decision-title').innerText();
	await decide(page);
	await expect(page.locator('#decision-title')).not.toHaveText(first);
	await decide(late);
	await expect(late.getByText('Cette décision est déjà prise.')).toBeVisible();
	await expect(late.locator('#decision-title')).not.toHaveText(first);
});
