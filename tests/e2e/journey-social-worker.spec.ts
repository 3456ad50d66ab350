import { wholeJourney } from './journey.ts';
import { test } from './server.ts';

test.use({ viewport: { width: 360, height: 740 }, locale: 'ar-MA' });

test('a social worker does the whole journey in Arabic on a narrow phone', async ({ page, browser, server }) => {
	await wholeJourney({ page, server, language: 'ar', scripted: true }, browser, {
		mail: 'trainee2@demo.test',
		role: 'social-worker',
		latin: 'Younes Démo',
		arabic: 'يونس تجريبي'
	});
});
