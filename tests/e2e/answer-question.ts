import { expect, type Locator } from '@playwright/test';

/** Waits until the fields of a question are there: which kind it is, is then asked once. */
const fieldsOf = (form: Locator): Promise<void> => expect(form.locator('[name=picked]').first()).toBeAttached();

/** Fills in the form of a question of any kind with what it should send. */
export async function giveAnswer(form: Locator, answers: readonly string[]): Promise<void> {
	await fieldsOf(form);
	for (const answer of answers) {
		const part = answer.split(':')[0] ?? '';
		const select = form.locator(`select:has(option[value^="${part}:"])`);
		const typed = form.locator('input[type=text][name=picked]');
		if ((await typed.count()) > 0) await typed.fill(answer);
		else if ((await select.count()) > 0) await select.selectOption(answer);
		else await form.locator(`input[name=picked][value="${answer}"]`).check();
	}
}

/** Fills in the form of a question of any kind with something. */
export async function giveSomeAnswer(form: Locator): Promise<void> {
	await fieldsOf(form);
	const select = form.locator('select[name=picked]').first();
	const typed = form.locator('input[type=text][name=picked]');
	if ((await typed.count()) > 0) await typed.fill('1');
	else if ((await select.count()) > 0) await select.selectOption({ index: 1 });
	else await form.locator('input[name=picked]').first().check();
}
