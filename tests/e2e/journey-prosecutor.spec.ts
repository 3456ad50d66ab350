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

test.setTimeout(240_000);

test('a prosecutor learns, plays, is debriefed and certified, in French', async ({ page, browser, server }) => {
	const traveller: Traveller = { page, server, language: 'fr', scripted: true };
	await signIn(traveller, 'trainee@demo.test');
	await takeLessons(traveller);
	await passTest(traveller);
	const trial = await playTrial(traveller, 'prosecutor');
	await readDebrief(traveller, trial);
	await submitDossier(traveller, { latin: 'Salma Démo', arabic: 'سلمى تجريبية' });
	const certifier = await browser.newPage({ baseURL: server.origin });
	await grant({ page: certifier, server, language: 'fr', scripted: true });
	await certificateIsPublic(traveller, 'Salma Démo');
});
