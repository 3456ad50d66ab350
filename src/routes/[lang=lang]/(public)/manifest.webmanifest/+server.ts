import { json } from '@sveltejs/kit';
import { directionOf } from '#lib/i18n/language.ts';
import { m } from '#lib/i18n/messages.ts';
import type { RequestHandler } from './$types';

const icon = (size: number, purpose: 'any' | 'maskable') => ({
	src: `/icons/${purpose}-${size}.png`,
	sizes: `${size}x${size}`,
	type: 'image/png',
	purpose
});

/** How a phone installs the platform. One application in any language: the language is that of who installs it. */
export const GET: RequestHandler = ({ locals: { language } }) =>
	json(
		{
			id: '/',
			name: m.common_name(),
			short_name: m.common_name(),
			description: m.offline_app_description(),
			lang: language,
			dir: directionOf(language),
			start_url: `/${language}/home`,
			scope: '/',
			display: 'standalone',
			background_color: '#faf7f2',
			theme_color: '#0b4f8a',
			icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')]
		},
		{ headers: { 'content-type': 'application/manifest+json', 'cache-control': 'max-age=86400' } }
	);
