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
test.setTimeout(240_000);

test('a judge does the whole journey without JavaScript', async ({ page, browser, server }) => {
	const traveller: Traveller = { page, server, language: 'fr', scripted: false };
	await signIn(traveller, 'both@demo.test');
	await takeLessons(traveller);
	await passTest(traveller);
	const trial = await playTrial(traveller, 'judge');
	await readDebrief(traveller, trial);
	await submitDossier(traveller, { latin: 'Rim Démo', arabic: 'ريم تجريبية' });
	const certifier = await browser.newPage({ baseURL: server.origin });
	await grant({ page: certifier, server, language: 'fr', scripted: true });
	await certificateIsPublic(traveller, 'Rim Démo');
});
