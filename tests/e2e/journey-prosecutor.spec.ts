import { wholeJourney } from './journey.ts';
import { test } from './server.ts';

test('a prosecutor learns, plays, is debriefed and certified, in French', async ({ page, browser, server }) => {
	await wholeJourney({ page, server, language: 'fr', scripted: true }, browser, {
		mail: 'trainee@demo.test',
		role: 'prosecutor',
		latin: 'Salma Démo',
		arabic: 'سلمى تجريبية'
	});
});
