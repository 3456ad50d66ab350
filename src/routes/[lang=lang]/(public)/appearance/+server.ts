import { redirect } from '@sveltejs/kit';
import { parseTheme, themeCookie } from '#lib/ui/theme.ts';
import type { RequestHandler } from './$types';

const aYear = 365 * 24 * 3600;

/** Only pages of ours, in a language of ours: never an address that someone else put in the form. */
const isPageOfOurs = (to: string): boolean => /^\/(fr|ar|en)(\/[^\\]*|\?.*)?$/.test(to) && !to.includes('//');

/** Remembers how the pages look on this device, and goes back to the page the choice was made on. */
export const POST: RequestHandler = async ({ request, cookies, url, params }) => {
	const form = await request.formData();
	const to = form.get('to');
	cookies.set(themeCookie, parseTheme(form.get('theme')), {
		path: '/',
		maxAge: aYear,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
	redirect(303, typeof to === 'string' && isPageOfOurs(to) ? to : `/${params.lang}`);
};
