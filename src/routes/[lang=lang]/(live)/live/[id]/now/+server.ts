import { href } from '#lib/i18n/href.ts';
import { notFound } from '#lib/server/auth/guards.ts';
import { requireHere } from '#lib/server/live/here.ts';
import { seeNow } from '#lib/server/live/see-now.ts';
import { parseTheme, themeCookie } from '#lib/ui/theme.ts';
import { nowPage } from './now-page.ts';
import type { RequestHandler } from './$types';

/** For the frame of a page without JavaScript: asks again by itself, so that the page need not, and keeps what is typed in it. */
export const GET: RequestHandler = async (event) => {
	const here = await requireHere(event);
	const { app, language } = event.locals;
	const { id } = event.params;
	const shown = event.url.searchParams.get('shown');
	const now = (await seeNow(app, here, id, { language, shown })) ?? notFound();
	app.live.tellLine(id, here.personId, 'asking');
	const theme = parseTheme(event.cookies.get(themeCookie));
	const { html, policy } = nowPage(now, { language, theme, page: href(`/live/${id}`) });
	return new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'private, no-store',
			'content-security-policy': policy,
			'x-frame-options': 'SAMEORIGIN'
		}
	});
};
