import { wholeJourney } from './journey.ts';
import { test } from './server.ts';

test.use({ javaScriptEnabled: false });

test('a judge does the whole journey without JavaScript', async ({ page, browser, server }) => {
	await wholeJourney({ page, server, language: 'fr', scripted: false }, browser, {
		mail: 'both@demo.test',
		role: 'judge',
		latin: 'Rim Démo',
		arabic: 'ريم تجريبية'
	});
});
