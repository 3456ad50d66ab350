import { fail } from '@sveltejs/kit';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { readDay } from '#lib/server/certification/export-register.ts';
import { actKinds, readJournal, type JournalWish } from '#lib/server/journal/read-journal.ts';
import { checkJournal, checkpointsLimit } from '#lib/server/journal/verify-journal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'journal/read');
	const { app, language } = event.locals;
	const wish = wishOf(event.url.searchParams);
	const page = await readJournal(app, person, { wish, language });
	const taken = await readJournal(app, person, { wish: { kind: 'checkpoint' }, language });
	return { ...page, wish, kinds: actKinds, taken: taken.lines.slice(0, 10) };
};

export const actions: Actions = {
	verify: async (event) => {
		const person = requireAct(event, 'journal/read');
		const file = (await event.request.formData()).get('file');
		const given = file instanceof File && file.size > 0 ? file : null;
		if (given && given.size > checkpointsLimit) return fail(400, { code: 'checkpoint/unreadable' as const });
		const checked = await checkJournal(event.locals.app, person, given ? await given.text() : null);
		if (checked.ok) return { verdict: checked.verdict, checkpoints: checked.checkpoints };
		if (checked.code === 'journal/not-allowed') return notFound();
		return fail(400, { code: checked.code });
	}
};

/** What an address asks for; what is no filter of ours narrows nothing. */
function wishOf(search: URLSearchParams): JournalWish {
	const text = (name: string) => search.get(name)?.trim().slice(0, 100) || undefined;
	const below = Number(search.get('below'));
	return {
		kind: actKinds.find((kind) => kind === search.get('kind')),
		person: text('person'),
		subject: text('subject'),
		from: readDay(search.get('from')),
		to: readDay(search.get('to')),
		below: Number.isSafeInteger(below) && below > 0 ? below : undefined
	};
}
