import {
	certificateIsPublic,
	grant,
	passTest,
	playTrial,
	readDebrief,
	signIn,
	submitDossier,
	takeLessons,
	type Traveller
} from './journey.ts';
import { test } from './server.ts';

test.setTimeout(180_000);

test('a prosecutor learns, plays, is debriefed and certified, in French', async ({ page, browser, server }) => {
	const traveller: Traveller = { page, server, language: 'fr', scripted: true };
	await signIn(traveller, 'trainee@demo.test');
	await takeLessons(traveller);
	await passTest(traveller);
	const trial = await playTrial(traveller, 'prosecutor');
	await readDebrief(traveller, trial);
	await submitDossier(traveller, { latin: 'Salma Démo', arabic: 'سلمى تجريبية' });
	const office = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: true });
	const certifier = await office.newPage();
	await grant({ page: certifier, server, language: 'fr', scripted: true });
	await certificateIsPublic(traveller, 'Salma Démo');
});
