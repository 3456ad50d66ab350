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

test.use({ javaScriptEnabled: false });
test.setTimeout(180_000);

test('a judge does the whole journey without JavaScript', async ({ page, browser, server }) => {
	const traveller: Traveller = { page, server, language: 'fr', scripted: false };
	await signIn(traveller, 'both@demo.test');
	await takeLessons(traveller);
	await passTest(traveller);
	const trial = await playTrial(traveller, 'judge');
	await readDebrief(traveller, trial);
	await submitDossier(traveller, { latin: 'Rim Démo', arabic: 'ريم تجريبية' });
	const office = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: true });
	const certifier = await office.newPage();
	await grant({ page: certifier, server, language: 'fr', scripted: true });
	await certificateIsPublic(traveller, 'Rim Démo');
});
