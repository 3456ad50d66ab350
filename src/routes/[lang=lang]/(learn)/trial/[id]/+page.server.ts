import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { notFound, requireAct, requirePerson } from '#lib/server/auth/guards.ts';
import { keepDraft } from '#lib/server/trials/keep-draft.ts';
import { lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import { readSubmission, textLimit } from '#lib/server/trials/read-command.ts';
import { seeTrial } from '#lib/server/trials/see-trial.ts';
import { submitCommand } from '#lib/server/trials/submit-command.ts';
import { typedIn } from '#lib/server/trials/typed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'trial/open');
	const { app, language } = event.locals;
	const seen = (await seeTrial(app, person, event.params.id, language)) ?? notFound();
	return {
		...seen,
		trialId: event.params.id,
		law: lawAtHand(app, seen.view.law, language),
		lawAsked: event.url.searchParams.get('law')?.slice(0, 80) ?? '',
		key: app.newId(),
		hardContent: true
	};
};

/** Asks before what cannot be taken back, with or without JavaScript. */
const needsConfirmation = (form: FormData): boolean => form.get('final') === '1' && form.get('confirmed') !== '1';

async function command(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const form = await event.request.formData();
	const typed = typedIn(form);
	const decision = typed['decision']?.[0] ?? '';
	const submission = readSubmission(form);
	if (submission === 'malformed') return fail(400, { problem: 'trial/malformed', decision: '', typed });
	if (submission === 'answer-invalid') return fail(400, { problem: 'trial/answer-invalid', decision, typed });
	if (needsConfirmation(form)) return { confirm: typed };
	const taken = await submitCommand(event.locals.app, person, event.params.id, submission);
	if ('state' in taken) return redirect(303, event.url.pathname);
	if (taken.refusal === 'trial/not-found') return notFound();
	return fail(409, { problem: taken.refusal, decision, typed });
}

async function draft(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const form = await event.request.formData();
	const text = form.get('text');
	const decision = form.get('decision');
	if (typeof text !== 'string' || typeof decision !== 'string' || decision.length > 80)
		return fail(400, { problem: 'trial/malformed', decision: '', typed: typedIn(form) });
	if (text.length > textLimit) return fail(400, { problem: 'trial/answer-invalid', decision, typed: typedIn(form) });
	if (!(await keepDraft(event.locals.app, person, event.params.id, { decision, text }))) return notFound();
	return { saved: decision };
}

/** Back from the confirmation to the decision, as it was filled in. */
async function reconsider(event: RequestEvent<{ id: string }>) {
	requirePerson(event);
	const typed = typedIn(await event.request.formData());
	return { decision: typed['decision']?.[0] ?? '', typed };
}

/** The law, searched without JavaScript: the decision comes back as it was filled in. */
async function law(event: RequestEvent<{ id: string }>) {
	const { decision, typed } = await reconsider(event);
	return { decision, typed, law: typed['law']?.[0]?.slice(0, 80) ?? '' };
}

export const actions: Actions = { command, draft, reconsider, law };
