import { minutesText } from '#lib/ui/trial/minutes-text.ts';
import { minutesAsked } from '../minutes-asked.ts';
import type { RequestHandler } from './$types';

/** The minutes as a file of plain text: `minutes.fr.txt`. */
export const GET: RequestHandler = async (event) => {
	const { language } = event.locals;
	return new Response(minutesText(await minutesAsked(event), language), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="minutes.${language}.txt"`,
			'cache-control': 'private, no-store'
		}
	});
};
