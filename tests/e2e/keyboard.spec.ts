import type { Locator } from '@playwright/test';
import { completeRecord } from '../complete-record.ts';
import { reach, showsFocus } from './keyboard.ts';
import { eventsTaken, nextMove } from './oracle.ts';
import { expect, test, testOn } from './server.ts';
import { enter } from './sign-in.ts';
import { startSmallSchool } from './small-school.ts';
import { letDaysPass } from './time-passes.ts';

test('by keyboard alone a person signs in, opens a trial and takes a decision', async ({ page, server }) => {
	await page.goto('/fr/sign-in');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
	await page.keyboard.press('Enter');
	await reach(page, page.locator('input[name=mail]'));
	await page.keyboard.type('trainer@demo.test');
	await reach(page, page.locator('input[name=password]'));
	await page.keyboard.type('pretoire-demo');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/home(#content)?$/);

	await page.goto('/fr/trials/villa-des-jasmins');
	const [role] = await page.locator('input[name=role]').all();
	if (!role) throw new Error('No role to choose');
	await reach(page, role);
	while (!(await page.locator('input[name=role][value=social-worker]').isChecked()))
		await page.keyboard.press('ArrowDown');
	const purpose = page.locator('input[name=purpose]').first();
	await reach(page, purpose);
	await page.keyboard.press('Space');
	const open = page.locator('form[action="?/open"] button');
	await reach(page, open);
	expect(await showsFocus(open)).toBe(true);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/trial\/[0-9a-f]+$/);

	const trialId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	const move = await nextMove(server, trialId, 'social-worker');
	if (move.kind !== 'decision') throw new Error(`No decision to take first, but ${move.kind}`);
	const form = page.locator(`form:has(input[name=decision][value="${move.id}"])`).first();
	const choice = form.locator('input[type=radio], input[type=checkbox]').first();
	await reach(page, choice);
	expect(await showsFocus(choice)).toBe(true);
	await page.keyboard.press('Space');
	await expect(choice).toBeChecked();
	await reach(page, form.locator('.actions button').first());
	await page.keyboard.press('Enter');
	const confirm = page.locator('form:has(input[name=confirmed]) button').first();
	const taken = async () => (await eventsTaken(server, trialId)) > move.seq;
	await expect.poll(async () => (await confirm.count()) > 0 || (await taken())).toBe(true);
	if ((await confirm.count()) > 0) {
		await reach(page, confirm);
		await page.keyboard.press('Enter');
	}
	await expect.poll(taken).toBe(true);
});

test('by keyboard alone a certifier goes from the queue to a dossier, comments, and grants', async ({
	page,
	browser,
	server
}) => {
	await completeRecord(server, 'trainee@demo.test');
	const learner = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await enter(learner, 'trainee@demo.test');
	await learner.goto('/fr/dossier/submit');
	await learner.getByRole('button', { name: 'Confirmer mon nom et soumettre' }).click();
	await expect(learner.getByText('Votre dossier est soumis.')).toBeVisible();

	await enter(page, 'certifier@demo.test');
	await page.goto('/fr/certify');
	const press = async (wanted: Locator) => {
		await reach(page, wanted);
		expect(await showsFocus(wanted)).toBe(true);
		await page.keyboard.press('Enter');
	};
	await press(page.getByRole('table').getByRole('link').first());
	await expect(page.getByRole('heading', { name: 'Preuves', exact: true })).toBeVisible();
	const answers = page.locator('summary').first();
	await press(answers);
	await expect(answers.locator('..')).toHaveAttribute('open', '');
	const piece = page.getByLabel('Pièce', { exact: true });
	await reach(page, piece);
	await page.keyboard.press('ArrowDown');
	await reach(page, page.getByLabel('Remarque', { exact: true }));
	await page.keyboard.type('Relu au clavier.');
	await press(page.getByRole('button', { name: 'Ajouter la remarque' }));
	await expect(page.getByText('Votre remarque est enregistrée.')).toBeVisible();
	await press(page.getByRole('link', { name: 'Accorder le certificat' }));
	await press(page.getByRole('button', { name: 'Accorder et émettre le certificat' }));
	await expect(page.getByText('Le certificat est émis.')).toBeVisible();
	await press(page.getByRole('link', { name: 'Voir le certificat' }));
	await expect(page).toHaveURL(/\/certificate\//);
});

testOn(startSmallSchool)(
	'by keyboard alone a module test is taken, and what was not known reviewed',
	async ({ page, server }) => {
		const press = async (wanted: Locator, key: string) => {
			await reach(page, wanted);
			expect(await showsFocus(wanted)).toBe(true);
			await page.keyboard.press(key);
		};
		await enter(page, 'trainee@demo.test');
		for (const lesson of ['voir', 'agir']) {
			await page.goto(`/fr/course/petit/lesson/${lesson}?read`);
			await press(page.locator('form[action="?/finish"] button'), 'Enter');
			await expect(page).toHaveURL(/\/course\/petit$/);
		}
		await page.goto('/fr/course/petit/test/un');
		await press(page.locator('form[action="?/start"] button'), 'Enter');
		const submit = page.locator('form[action="?/submit"] button');
		for (const question of [2, 3]) {
			await press(page.locator('input[name=picked]').first(), 'Space');
			while (!(await page.locator('input[name=picked][value=b]').isChecked())) await page.keyboard.press('ArrowDown');
			await press(page.locator('button[name=go]').first(), 'Enter');
			await expect(page).toHaveURL(new RegExp(`question=${String(question)}$`));
			await expect(page.locator('input[name=picked]:checked')).toHaveCount(0);
		}
		await press(submit, 'Enter');
		await expect(page).toHaveURL(/\/result$/);

		letDaysPass(server);
		await page.goto('/fr/review');
		await press(page.locator('input[name=picked]').first(), 'Space');
		await press(page.locator('input[name=hesitated]'), 'Space');
		await press(page.getByRole('button', { name: 'Voir l’explication' }), 'Enter');
		await expect(page.locator('.feedback')).toBeVisible();
		await press(page.locator('.actions a.button'), 'Enter');
		await expect(page.getByRole('heading', { name: 'Tout est revu pour aujourd’hui' })).toBeVisible();
	}
);
