import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/auth/local-path.ts';
import { parseTheme, themeCookie } from '#lib/ui/theme.ts';
import type { RequestHandler } from './$types';

const aYear = 365 * 24 * 3600;

/** Remembers how the pages look on this device, and goes back to the page the choice was made on. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const form = await request.formData();
	cookies.set(themeCookie, parseTheme(form.get('theme')), {
		path: '/',
		maxAge: aYear,
		httpOnly: true,
		sameSite: 'lax',
		secure: locals.app.settings.secure
	});
	redirect(303, localPath(form.get('to'), locals.language, `/${locals.language}`));
};
