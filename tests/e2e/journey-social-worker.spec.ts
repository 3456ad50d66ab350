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

test.use({ viewport: { width: 360, height: 740 }, locale: 'ar-MA' });
test.setTimeout(180_000);

test('a social worker does the whole journey in Arabic on a narrow phone', async ({ page, browser, server }) => {
	const traveller: Traveller = { page, server, language: 'ar', scripted: true };
	await signIn(traveller, 'trainee2@demo.test');
	await takeLessons(traveller);
	await passTest(traveller);
	const trial = await playTrial(traveller, 'social-worker');
	await readDebrief(traveller, trial);
	await submitDossier(traveller, { latin: 'Younes Démo', arabic: 'يونس تجريبي' });
	const office = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: true });
	const certifier = await office.newPage();
	await grant({ page: certifier, server, language: 'fr', scripted: true });
	await certificateIsPublic(traveller, 'Younes Démo');
});
