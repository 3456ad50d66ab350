import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { notFound, requireAct, requirePerson } from '#lib/server/auth/guards.ts';
import { keepDraft } from '#lib/server/trials/keep-draft.ts';
import { readSubmission, textLimit } from '#lib/server/trials/read-command.ts';
import { filePartNamed, seeFilePart, type FilePart } from '#lib/server/trials/see-file-part.ts';
import { seeTrial } from '#lib/server/trials/see-trial.ts';
import { submitCommand } from '#lib/server/trials/submit-command.ts';
import { typedIn } from '#lib/server/trials/typed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = requireAct(event, 'trial/open');
	const { app, language } = event.locals;
	const asked = event.url.searchParams;
	const law = asked.get('law')?.slice(0, 80) ?? '';
	return {
		...((await seeTrial(app, person, event.params.id, language)) ?? notFound()),
		trialId: event.params.id,
		shown: await partOf(event, asked.get('part') ?? (law === '' ? null : 'law')),
		lawAsked: law,
		key: app.newId(),
		hardContent: true
	};
};

/** The part of the file with this name; none for another word. */
async function partOf(event: RequestEvent<{ id: string }>, name: string | null | undefined): Promise<FilePart> {
	const part = filePartNamed(name);
	if (part === null) return {};
	const { app, language } = event.locals;
	const asked = { trialId: event.params.id, part };
	return (await seeFilePart(app, requirePerson(event), asked, language)) ?? notFound();
}

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

/** A folded part of the file, asked for: without JavaScript the decision comes back as it was filled in. */
async function look(event: RequestEvent<{ id: string }>) {
	const { decision, typed } = await reconsider(event);
	const law = typed['law']?.[0]?.slice(0, 80) ?? '';
	return { decision, typed, law, shown: await partOf(event, typed['part']?.[0]) };
}

export const actions: Actions = { command, draft, reconsider, look };
