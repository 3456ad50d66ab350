import { reach, showsFocus } from './keyboard.ts';
import { eventsTaken, nextMove } from './oracle.ts';
import { expect, test } from './server.ts';

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
