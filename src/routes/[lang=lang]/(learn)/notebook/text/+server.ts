import { requireAct } from '#lib/server/auth/guards.ts';
import { myNotebook } from '#lib/server/learning/notebook.ts';
import { notebookText } from '../notebook-text.ts';
import type { RequestHandler } from './$types';

/** The whole notebook as a file of plain text, for who wrote it: `notebook.fr.txt`. */
export const GET: RequestHandler = async (event) => {
	const person = requireAct(event, 'notebook/keep');
	const { app, language } = event.locals;
	return new Response(notebookText(await myNotebook(app, person, language)), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="notebook.${language}.txt"`,
			'cache-control': 'private, no-store'
		}
	});
};
