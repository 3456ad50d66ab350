import type { Page } from '@playwright/test';
import { startServer } from '../../src/cli/running-server.ts';
import { playOn } from './play-on.ts';
import { choose, comeIn, makeTrainer, newcomer, openRoom, sit } from './live-people.ts';
import { signIn } from './sign-in.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './server.ts';

// Twelve browsers, one server that is stopped and started: on a busy machine that takes its time.
test.setTimeout(420_000);

/** What a busy machine measures is its own affair: the line is there. */
const lineHolds = /^\s*ligne (?:bonne|lente|faible)\s*$/;

test('a room is opened, filled, played in two languages, cut off, gone back in, restarted and ended', async ({
	browser,
	server
}) => {
	const errors: string[] = [];
	const trainer = await newcomer(browser, server, { wide: true, errors });
	const { code, pin, trialId } = await openRoom(trainer);

	// The big screen, after one wrong PIN.
	const screen = await newcomer(browser, server, { wide: true, errors });
	await screen.goto(`/fr/screen/${trialId}`);
	for (const typed of ['000', pin]) {
		await screen.locator('input[name=pin]').fill(typed);
		await screen.locator('main form button').click();
		if (typed === '000') await expect(screen.getByText('Ce code n’est pas celui')).toBeVisible();
	}
	await expect(screen.locator('.code')).toHaveText(code);

	// A guest in French, one in Arabic, one without JavaScript, and an account.
	const samira = await newcomer(browser, server, { errors, calls: true });
	await samira.clock.install();
	await comeIn(samira, code, 'fr', 'Samira Alaoui');
	const nadia = await newcomer(browser, server, { errors, dark: true });
	await comeIn(nadia, code, 'ar', 'نادية');
	const karim = await newcomer(browser, server, { javaScript: false });
	await comeIn(karim, code, 'fr', 'Karim');
	const salma = await newcomer(browser, server, { errors });
	await signIn(salma, 'trainee@demo.test');
	await salma.goto(`/j/${code}`);
	await salma.getByRole('button', { name: 'Entrer en tant que Salma Démo' }).click();

	const amal = await newcomer(browser, server, { errors });
	await comeIn(amal, code, 'ar', 'أمل');
	const yassine = await newcomer(browser, server, { errors, dark: true });
	await comeIn(yassine, code, 'fr', 'Yassine');
	const observer = await newcomer(browser, server, { errors });
	await comeIn(observer, code, 'fr', 'Omar');

	// A second trainer conducts with the first.
	await makeTrainer(server, 'both@demo.test');
	const second = await newcomer(browser, server, { wide: true, errors });
	await signIn(second, 'both@demo.test');
	await second.goto(`/fr/join/${code}`);
	await second.getByRole('button', { name: 'Entrer en tant que Rim Démo' }).click();
	await expect(second.getByRole('heading', { name: 'Console de la salle' })).toBeVisible();

	// Somebody else under a name that is taken.
	const other = await newcomer(browser, server);
	await other.goto(`/fr/join/${code}`);
	await other.locator('input[name=name]').fill('samira alaoui');
	await other.locator('form[action="?/enter"] button').click();
	await expect(other.getByText('Quelqu’un dans la salle porte déjà ce nom')).toBeVisible();

	// Who is there, and how well their line carries; who has no script is there as long as they ask.
	const lineOf = (name: string) => trainer.locator('.people summary', { hasText: name }).locator('.chip');
	await expect(lineOf('Samira Alaoui')).toHaveText(lineHolds);
	await expect(lineOf('Karim')).toHaveText('présent, page sans JavaScript');
	await expectAccessible(samira);
	await expectNoSidewaysScroll(samira);
	await sit(samira, 'prosecutor');
	await sit(nadia, 'prosecutor');
	await sit(amal, 'social-worker');
	for (const judge of [salma, yassine]) await sit(judge, 'judge');
	await expect(screen.getByText('Samira Alaoui')).toBeVisible();

	// The hearing opens everywhere at once.
	await trainer.getByRole('button', { name: 'Ouvrir l’audience' }).click();
	await expect(samira.getByText('C’est à vous.', { exact: true })).toBeVisible();
	await expect(nadia.getByText('جاء دوركم.', { exact: true })).toBeVisible();
	await expect(salma.getByText('On attend : Ministère public.')).toBeVisible();

	// It is called by a vibration and two notes, unless one wants neither, which the device remembers.
	const calls = () => samira.evaluate('calls');
	await expect.poll(calls).toEqual({ vibrations: 1, notes: 2 });
	await samira.getByRole('button', { name: 'Son et vibration : activés' }).click();
	await samira.reload();
	await expect(samira.getByText('C’est à vous.', { exact: true })).toBeVisible();
	await expect(samira.getByRole('button', { name: 'Son et vibration : coupés' })).toBeVisible();
	expect(await calls()).toEqual({ vibrations: 0, notes: 0 });
	await samira.getByRole('button', { name: 'Son et vibration : coupés' }).click();
	await expect.poll(calls).toEqual({ vibrations: 1, notes: 2 });
	await expect(screen.getByRole('heading', { name: 'L’appel de permanence' })).toBeVisible();
	for (const page of [samira, nadia, trainer, screen]) await expectAccessible(page);
	for (const page of [samira, nadia]) await expectNoSidewaysScroll(page);

	// Those without a seat say what they would decide, and see what the others said once it is decided.
	await trainer.getByRole('button', { name: 'Faire voter les observateurs' }).first().click();
	await observer.locator('input[name=choice]').first().check();
	await observer.getByRole('button', { name: 'Donner mon avis' }).click();
	await expect(observer.getByRole('button', { name: 'Changer ma réponse' })).toBeVisible();
	await expect(samira.getByText('Et vous, que décideriez-vous ?')).toHaveCount(0);
	await expectAccessible(observer);

	// A secret ballot of two.
	await choose(samira, 0);
	await expect(samira.getByText('1 bulletin sur 2').first()).toBeVisible();
	await expect(trainer.getByText('1 bulletin sur 2')).toBeVisible();
	await choose(nadia, 0);
	await expect(samira.locator('#answered')).toBeVisible();
	await expect(nadia.locator('#answered')).toBeVisible();
	await expect(observer.getByText('L’avis des observateurs')).toBeVisible();

	// Words to all, and to one; notes inside a role; one who has to stop, seen by the trainer alone.
	await trainer.getByLabel('Message libre à tous').fill('Parlez plus fort.');
	await trainer.getByRole('button', { name: 'Afficher à tous' }).click();
	for (const page of [screen, nadia, observer]) await expect(page.getByText('Parlez plus fort.')).toBeVisible();
	await trainer.locator('summary', { hasText: 'Samira Alaoui' }).click();
	await trainer.getByLabel('Chuchoter à Samira Alaoui').fill('Relisez la loi.');
	await trainer.getByRole('button', { name: 'Chuchoter', exact: true }).click();
	await expect(samira.getByText('Relisez la loi.')).toBeVisible();
	await samira.getByText('Notes de mon rôle').click();
	await samira.getByLabel('Nouvelle note').fill('Demandons un interprète.');
	await samira.getByRole('button', { name: 'Noter' }).click();
	await nadia.getByText('ملاحظات دوري').click();
	await expect(nadia.getByText('Demandons un interprète.')).toBeVisible();
	await amal.getByText('أحتاج إلى التوقف').click();
	await amal.getByRole('button', { name: 'إخطار المكوِّنين' }).click();
	await expect(trainer.getByText('Une personne a besoin d’arrêter')).toBeVisible();
	await expectAccessible(trainer);
	await trainer.getByRole('button', { name: 'Vu : je m’occupe de أمل' }).click();
	await expect(amal.getByText('اطلع أحد المكوِّنين على رسالتكم')).toBeVisible();
	for (const page of [nadia, observer, screen])
		for (const secret of ['Relisez la loi.', 'a besoin d’arrêter']) await expect(page.getByText(secret)).toHaveCount(0);
	await expect(observer.getByText('Demandons un interprète.')).toHaveCount(0);

	// A question to all while the hearing rests: secret, then shown to everybody.
	await trainer.getByText('Arrêt sur image : interroger la salle').click();
	await trainer.getByLabel('La question').fill('La victime est-elle en sécurité ?');
	await trainer.getByRole('button', { name: 'Suspendre et demander' }).click();
	await nadia.getByLabel('نعم').check();
	await nadia.getByRole('button', { name: 'جواب' }).click();
	await observer.getByLabel('Non').check();
	await observer.getByRole('button', { name: 'Répondre' }).click();
	await expect(screen.getByText('2 réponses')).toBeVisible();
	await trainer.getByRole('button', { name: 'Clore et montrer les réponses' }).click();
	await expect(screen.getByText('Oui : 1')).toBeVisible();
	await expect(nadia.getByText('نعم: 1')).toBeVisible();
	// By the keyboard alone: the hearing goes on.
	await trainer.locator('#talk').focus();
	await trainer.keyboard.press('p');
	await expect(screen.getByText('Oui : 1')).toHaveCount(0);
	await trainer.keyboard.press('r');
	await expect(trainer.locator('#rewind')).toBeFocused();

	// A pause, told to each in their language; nobody decides meanwhile.
	await trainer.locator('select[name=reason]').selectOption('discussion');
	await trainer.getByRole('button', { name: 'Suspendre' }).click();
	await expect(samira.getByText('Arrêt sur image')).toBeVisible();
	await expect(nadia.getByText('وقفة: ماذا ترون')).toBeVisible();
	await expect(samira.locator('#decision')).toBeHidden();
	await trainer.getByRole('button', { name: 'Reprendre l’audience' }).click();
	await expect(samira.locator('#decision')).toBeVisible();

	// The floor, asked for without JavaScript, where one has a seat.
	const line = trainer.locator('summary', { hasText: 'Karim' });
	await line.click();
	await trainer.getByLabel('Siège de Karim').selectOption('judge 3');
	await trainer
		.locator('form:visible', { has: trainer.getByLabel('Siège de Karim') })
		.getByRole('button')
		.click();
	await expect(line).toContainText('Juge 3');
	await karim.goto(`/fr/live/${trialId}`);
	await karim.getByRole('button', { name: 'Demander la parole' }).click();
	await expect(karim.getByText('Vous avez demandé la parole.')).toBeVisible();
	await expect(trainer.getByRole('button', { name: 'Donner la parole à Karim' })).toBeVisible();

	// Without JavaScript what is typed stays, and a frame says that there is something new.
	await karim.getByText('Notes de mon rôle').click();
	await karim.getByLabel('Nouvelle note').fill('Il faut un interprète');
	const frame = karim.frameLocator('iframe');
	await expect(frame.getByText('Rien de nouveau pour le moment.')).toBeVisible();

	// The line of one is cut for two minutes; what happened meanwhile is told when it comes back.
	await samira.context().setOffline(true);
	await expect(samira.getByText('Connexion perdue.')).toBeVisible();
	await expect(lineOf('Samira Alaoui')).toHaveText('ligne perdue');
	await samira.clock.fastForward('02:00');
	await choose(nadia, 0);
	await expect(trainer.getByText('1 bulletin sur 2')).toBeVisible();
	await trainer.getByRole('button', { name: 'Clore le vote' }).click();
	await expect(nadia.locator('#decision')).toHaveCount(0);
	await samira.context().setOffline(false);
	await expect(samira.locator('#decision')).toHaveCount(0);
	await expect(samira.getByText('Pendant votre absence')).toBeVisible();
	await samira.getByRole('link', { name: 'J’ai lu' }).click();
	await expect(lineOf('Samira Alaoui')).toHaveText(lineHolds);
	await expect(frame.getByRole('link', { name: 'Du nouveau : actualiser la page' })).toBeVisible();
	await expect(karim.getByLabel('Nouvelle note')).toHaveValue('Il faut un interprète');
	await karim.getByRole('button', { name: 'Noter' }).click();
	await karim.getByText('Notes de mon rôle').click();
	await expect(karim.getByRole('listitem').filter({ hasText: 'Il faut un interprète' })).toBeVisible();

	// The same person on a second device has the same seat.
	const device = await newcomer(browser, server, { errors });
	await signIn(device, 'trainee@demo.test');
	await device.goto('/fr/live');
	await device.getByRole('link', { name: 'Entrer' }).click();
	await expect(device.getByText('Salma Démo').first()).toBeVisible();
	await expect(device.getByText(/Salma Démo — /)).toBeVisible();

	// Back to the first decision: it is taken again, and the seats are as they were.
	await trainer.getByRole('link', { name: 'Revenir ici' }).last().click();
	await trainer.getByRole('button', { name: 'Revenir ici' }).click();
	await expect(samira.getByText('C’est à vous.', { exact: true })).toBeVisible();
	await expect(nadia.locator('#decision')).toBeVisible();

	// The server goes and comes back; nobody does anything, and the room goes on.
	await choose(samira, 0);
	await expect(trainer.getByText('1 bulletin sur 2').first()).toBeVisible();
	await server.halt();
	const { port } = new URL(server.origin);
	const again = await startServer({ dataDir: server.dataDir, settings: { PORT: port, ORIGIN: server.origin } });
	await trainer.goto(`/fr/live/${trialId}/console`);
	await expect(trainer.getByText('1 bulletin sur 2').first()).toBeVisible();
	await expect(trainer.getByRole('button', { name: 'Donner la parole à Karim' })).toBeVisible();
	await trainer.getByRole('button', { name: 'Suspendre' }).click();
	await expect(screen.getByText('L’audience est suspendue')).toBeVisible();
	await expect(nadia.getByText('الجلسة موقوفة')).toBeVisible();

	// On the eve of the hearing something prepared is dropped in: what another node has played meanwhile is there with the
	// next act.
	await playOn(server, trialId, 'eve');
	await trainer.getByRole('button', { name: 'Reprendre l’audience' }).click();
	const inject = trainer.locator('li', { hasText: 'La photographie' });
	await inject.getByRole('button', { name: 'Lancer' }).click();
	await expect(inject.getByText('lancé')).toBeVisible();
	await expect(screen.getByText('Deux journalistes appellent')).toBeVisible();
	await trainer.getByRole('button', { name: 'Suspendre' }).click();
	await expect(screen.getByText('L’audience est suspendue')).toBeVisible();

	// The end, for everybody.
	await playOn(server, trialId);
	await trainer.getByRole('button', { name: 'Reprendre l’audience' }).click();
	await expect(screen.getByText('Le procès est terminé')).toBeVisible();
	await expect(nadia.getByText('انتهت المحاكمة')).toBeVisible();

	// The debrief: everybody looks at the same decision, and sees what each had thought only once it is revealed.
	await trainer.getByRole('link', { name: 'Ouvrir le débriefing' }).click();
	await trainer.getByRole('button', { name: 'Commencer à la première décision' }).click();
	await expect(samira.getByText('Décision 1 sur')).toBeVisible();
	await expect(nadia.getByText('القرار 1 من')).toBeVisible();
	await expect(screen.getByText('restent cachés')).toBeVisible();
	await expect(samira.getByText('Ce que chacun avait répondu')).toHaveCount(0);
	// Two trainers lead it; one of them has no stream and sees what was there before: nothing is revealed twice.
	await second.route('**/stream', (route) => route.abort());
	await second.goto(`/fr/live/${trialId}/console/debrief`);
	await trainer.getByRole('button', { name: 'Révéler à tous' }).click();
	await expect(trainer.getByRole('heading', { name: 'Ce que chacun avait répondu' })).toBeVisible();
	await second.getByRole('button', { name: 'Révéler à tous' }).click();
	await expect(second.getByText('C’est déjà fait.')).toBeVisible();
	await second.unroute('**/stream');
	for (const page of [samira, screen, second])
		await expect(page.getByRole('heading', { name: 'Ce que chacun avait répondu' })).toBeVisible();
	await expect(samira.locator('li', { hasText: 'Samira Alaoui' })).toBeVisible();
	await expect(nadia.getByRole('heading', { name: 'أفضل جواب كان لا يزال ممكنا' })).toBeVisible();
	for (const page of [trainer, samira, nadia, screen]) await expectAccessible(page);
	for (const page of [samira, nadia]) await expectNoSidewaysScroll(page);

	// The first one’s laptop closes: the second goes on from where the room is.
	await trainer.context().close();
	await expect(second.getByRole('button', { name: 'Révéler à tous' })).toHaveCount(0);
	await second.getByRole('button', { name: 'Décision suivante' }).click();
	for (const page of [samira, screen]) await expect(page.getByText('Décision 2 sur')).toBeVisible();
	await second.getByRole('button', { name: 'Révéler à tous' }).click();
	await expect(samira.getByRole('heading', { name: 'Ce que chacun avait répondu' })).toBeVisible();

	// Grave errors are gone through, then it is closed and filed, once.
	const gates = second.getByRole('button', { name: 'Parcourue avec la salle' });
	for (let left = await gates.count(); left > 0; left--) {
		await gates.first().click();
		await expect(gates).toHaveCount(left - 1);
	}
	await second.getByText('Clore le débriefing…').click();
	await second.getByRole('button', { name: 'Clore et verser aux dossiers' }).click();
	await expect(second.getByText('La présence et les résultats sont dans les dossiers.')).toBeVisible();
	await expect(nadia.getByText('خُتم استخلاص العبر')).toBeVisible();

	// Each has their own debrief after it, among their trials, and the minutes.
	await device.getByRole('link', { name: 'Mon débriefing' }).click();
	await expect(device.getByText('Ce sont vos propres réponses qui comptent ici')).toBeVisible();
	await expectAccessible(device);
	await device.goto('/fr/dossier');
	await expect(device.getByText('Dossier Villa des Jasmins').first()).toBeVisible();
	await device.goto('/fr/trials');
	await expect(device.getByText('procès en salle')).toBeVisible();
	await device.goto(`/fr/trial/${trialId}/minutes`);
	await expect(device.getByRole('heading', { name: 'Procès-verbal d’audience' })).toBeVisible();
	for (const language of ['fr', 'ar']) await expectMinutesAsPdf(device, `/${language}/trial/${trialId}/minutes/pdf`);

	// A guest who takes their part over to an account reads their own debrief under it.
	await signIn(yassine, 'trainee2@demo.test');
	await yassine.goto(`/fr/live/${trialId}`);
	await yassine.getByText('Un autre appareil, ou mon compte').click();
	await yassine.getByRole('button', { name: 'Rattacher au compte de Younes Démo' }).click();
	await yassine.getByRole('link', { name: 'Mon débriefing' }).click();
	await expect(yassine.getByText('Ce sont vos propres réponses qui comptent ici')).toBeVisible();
	await expect(yassine.getByRole('heading', { name: 'Décision par décision' })).toBeVisible();
	expect(errors).toEqual([]);
	await again.halt();
});

async function expectMinutesAsPdf(page: Page, address: string): Promise<void> {
	const sent = await page.request.get(address);
	expect(sent.headers()['content-type']).toBe('application/pdf');
	expect((await sent.body()).subarray(0, 5).toString()).toBe('%PDF-');
}
