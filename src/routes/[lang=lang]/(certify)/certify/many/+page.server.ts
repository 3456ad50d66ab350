import type { Person } from '#lib/people/index.ts';
import { requireAct } from '#lib/server/auth/guards.ts';
import type { Certification } from '#lib/server/certification/catalogue.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { waitingLongest } from '#lib/server/certification/dossier-queue.ts';
import { grantMany, mostGrants, previewGrants } from '#lib/server/certification/grant-many.ts';
import { queueAsked } from '../queue-asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const certifier = requireAct(event, 'dossier/resolve');
	const app = certificationOf(event.locals.app);
	const { searchParams } = event.url;
	const ids = searchParams.has('all') ? await allAsked(app, certifier, searchParams) : searchParams.getAll('dossier');
	return { lines: await previewGrants(app, certifier, { ids, language: event.locals.language }) };
};

/** Every dossier of the queue as it was narrowed, as many as may be granted at once. */
function allAsked(app: Certification, certifier: Person, asked: URLSearchParams): Promise<readonly string[]> {
	const { state, narrow } = queueAsked(asked, app.catalogue.courses);
	const waiting = state === 'approved' ? state : 'submitted';
	return waitingLongest(app, certifier, { ...narrow, state: waiting, most: mostGrants });
}

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
