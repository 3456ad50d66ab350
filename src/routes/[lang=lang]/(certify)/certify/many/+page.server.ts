import { requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { grantMany, previewGrants } from '#lib/server/certification/grant-many.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/resolve');
	const ids = event.url.searchParams.getAll('dossier');
	const { language } = event.locals;
	return { lines: await previewGrants(certificationOf(event.locals.app), certifier, { ids, language }) };
};

export const actions: Actions = {
	/** What was seen of each dossier is in the form: `issue` for one that nobody else must decide any more. */
	default: async (event) => {
		const certifier = requireAct(event, 'dossier/resolve');
		const form = await event.request.formData();
		const seen = (['issue', 'approve'] as const).flatMap((effect) =>
			form.getAll(effect).flatMap((id) => (typeof id === 'string' ? [{ id, effect }] : []))
		);
		return { results: await grantMany(certificationOf(event.locals.app), certifier, seen) };
	}
};
