import { parseTheme, themeCookie } from '#lib/ui/theme.ts';
import type { Visitor } from '#lib/ui/visitor.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, cookies }) => {
	const person: Visitor | null = null;
	return { language: locals.language, person, theme: parseTheme(cookies.get(themeCookie)) };
};
