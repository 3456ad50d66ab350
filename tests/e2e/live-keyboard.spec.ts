import type { Locator, Page } from '@playwright/test';
import { holdRequests } from './hold-requests.ts';
import { reach, showsFocus } from './keyboard.ts';
import { comeIn, newcomer, openRoom } from './live-people.ts';
import { expect, test } from './server.ts';

/** Brings the keyboard to something, sees that it shows, and presses a key on it. */
async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
	await reach(page, wanted);
	expect(await showsFocus(wanted)).toBe(true);
	await page.keyboard.press(key);
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('by keyboard alone a room is conducted and played, what goes away leaves the keyboard near, and nothing typed is lost', async ({
	browser,
	server
}) => {
	const trainer = await newcomer(browser, server, { wide: true });
	const { code } = await openRoom(trainer);
	const samira = await newcomer(browser, server);
	await comeIn(samira, code, 'fr', 'Samira');
	await press(samira, samira.locator('form[action="?/sit"]:has(input[value="prosecutor"]) button'));
	await expect(samira.locator('form[action="?/stand"]')).toBeVisible();

	await press(trainer, button(trainer, 'Ouvrir l’audience'));
	await expect(trainer.getByRole('heading', { name: 'Le rythme' })).toBeVisible();
	await expect(samira.getByText('C’est à vous.', { exact: true })).toBeVisible();

	// The vote; the card goes away, and the keyboard is where the scene begins.
	const choices = samira.locator('#decision fieldset input:enabled:not([name=cite])');
	await press(samira, choices.first(), 'Space');
	await press(samira, button(samira, 'Décider'));
	await expect(samira.locator('#answered')).toBeVisible();
	await expect(samira.locator('#scene-title')).toBeFocused();

	// A pause with its reason; the button that went away leaves the keyboard before the one that came.
	await press(samira, choices.first(), 'Space');
	await expect(choices.first()).toBeChecked();
	const reason = trainer.locator('select[name=reason]');
	await press(trainer, reason, 'ArrowDown');
	await expect(reason).toHaveValue('discussion');
	await press(trainer, button(trainer, 'Suspendre'));
	await expect(samira.getByText('Arrêt sur image')).toBeVisible();
	await expect(samira.locator('#decision')).toBeHidden();
	await expect(trainer.locator('#pace')).toBeFocused();
	await trainer.keyboard.press('Tab');
	await expect(button(trainer, 'Reprendre l’audience')).toBeFocused();
	await trainer.keyboard.press('Enter');
	await expect(choices.first()).toBeVisible();
	await expect(choices.first()).toBeChecked();

	// What one goes on typing while the last note is on its way stays; the note that was taken is not there twice.
	const letGo = await holdRequests(samira, /\?\/speak$/);
	await press(samira, samira.getByText('Notes de mon rôle'));
	const note = samira.getByLabel('Nouvelle note');
	await reach(samira, note);
	await samira.keyboard.type('Un interprète');
	await press(samira, button(samira, 'Noter'));
	await note.press('End');
	await samira.keyboard.type(', ce soir');
	letGo();
	await expect(samira.getByRole('listitem').filter({ hasText: 'Un interprète' })).toBeVisible();
	await expect(note).toHaveValue('Un interprète, ce soir');
	await press(samira, button(samira, 'Noter'));
	await expect(samira.getByRole('listitem').filter({ hasText: 'Un interprète, ce soir' })).toBeVisible();
	await expect(note).toHaveValue('');

	// What stands unsent in a note stays while a final decision is asked about; none of this scene is, so its form is made to say it.
	await reach(samira, note);
	await samira.keyboard.type('À demander');
	await samira
		.locator('#decision-form')
		.evaluate((form) => form.insertAdjacentHTML('beforeend', '<input type="hidden" name="final" value="1" />'));
	await press(samira, button(samira, 'Décider'));
	await expect(samira.locator('#confirm-title')).toBeFocused();
	await expect(note).toBeHidden();
	await press(samira, button(samira, 'Revenir à la décision'));
	await expect(samira.locator('#confirm-title')).toHaveCount(0);
	await expect(note).toHaveValue('À demander');

	// Single keys lead to what is done most: something dropped in, going back.
	await trainer.keyboard.press('i');
	await expect(trainer.locator('#injects')).toBeFocused();
	const inject = trainer.locator('li', { hasText: 'Une enveloppe au portail' });
	await press(trainer, inject.getByRole('button', { name: 'Lancer' }));
	await expect(inject.getByText('lancé')).toBeVisible();
	await trainer.keyboard.press('r');
	await expect(trainer.locator('#rewind')).toBeFocused();
	await press(trainer, trainer.getByRole('link', { name: 'Revenir ici' }).first());
	await press(trainer, button(trainer, 'Revenir ici'));
	await expect(trainer).toHaveURL(/\/console$/);
	await expect(samira.locator('#answered')).toHaveCount(0);

	// The end, which is asked about first.
	await press(trainer, trainer.getByRole('link', { name: 'Arrêter la séance' }));
	await press(trainer, button(trainer, 'Arrêter la séance'));
	await expect(samira.getByText('Le procès est terminé')).toBeVisible();
	await expect(trainer.getByRole('link', { name: 'Ouvrir le débriefing' })).toBeVisible();
});
