import { nameIn } from '#lib/people/index.ts';
import { parseTheme, themeCookie } from '#lib/ui/theme.ts';
import type { Visitor } from '#lib/ui/visitor.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, cookies }) => {
	const { person: signedIn, language } = locals;
	const person: Visitor | null = signedIn && {
		id: signedIn.id,
		name: nameIn(signedIn, language),
		capabilities: signedIn.capabilities
	};
	return { language, person, theme: parseTheme(cookies.get(themeCookie)) };
};
