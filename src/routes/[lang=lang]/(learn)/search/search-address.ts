import { href } from '#lib/i18n/href.ts';

/** The page with what was found for some words, or with one group of it whole. */
export const searchAddress = (query: string, only?: string): string =>
	href(`/search?${new URLSearchParams({ q: query, ...(only && { in: only }) }).toString()}`);
