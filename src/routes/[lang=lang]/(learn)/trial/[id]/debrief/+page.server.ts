import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { href } from '#lib/i18n/href.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { earlierCommitment, markCommitmentKept } from '#lib/server/trials/commitment.ts';
import { debriefGate } from '#lib/server/trials/debrief-gate.ts';
import { keepNoteDraft, myDebriefNotes, writeDebriefNote } from '#lib/server/trials/debrief-notes.ts';
import { factAsked } from '#lib/server/trials/fact-asked.ts';
import { competencyNames, lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import { commandKey } from '#lib/server/trials/read-command.ts';
import { rewindTrial } from '#lib/server/trials/rewind-trial.ts';
import { seeDebrief } from '#lib/server/trials/see-debrief.ts';
import type { Actions, PageServerLoad } from './$types';
import { writingActions } from './writing-actions.ts';

export const load: PageServerLoad = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const { id } = event.params;
	const { searchParams } = event.url;
	const fact = factAsked(event.url);
	const seen = (await seeDebrief(app, person, id, language, fact)) ?? notFound();
	if (seen === 'not-ended') return redirect(303, href(`/trial/${id}`));
	if (seen === 'in-room') return redirect(303, href(`/live/${id}`));
	return {
		...seen,
		trialId: id,
		fact,
		key: app.newId(),
		law: lawAtHand(app, seen.law, language),
		competencies: competencyNames(app, language),
		costlyOnly: searchParams.get('show') === 'costly',
		editing: searchParams.get('edit'),
		kept: searchParams.get('kept'),
		own: seen.own,
		mine: seen.own
			? { ...(await myDebriefNotes(app, person, id)), earlier: await earlierCommitment(app, person, id) }
			: null,
		hardContent: true
	};
};

const id = v.pipe(v.string(), v.maxLength(200));
const againForm = v.object({ seq: v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number)), key: commandKey });
const noteForm = v.object({ prompt: id, text: v.string(), version: id });

/** Back on the page, at the place where something was done. */
const here = ({ params }: RequestEvent<{ id: string }>, query: string, anchor: string): string =>
	`${href(`/trial/${params.id}/debrief`)}${query}#${anchor}`;

async function gate(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const form = await event.request.formData();
	const [which, answer] = [form.get('gate'), form.get('answer')];
	if (typeof which !== 'string' || typeof answer !== 'string') return fail(400, { gate: '', answer: '' });
	const refused = await debriefGate(event.locals.app, person, event.params.id, { gate: which, answer });
	if (refused?.refusal === 'trial/answer-length') return fail(400, { gate: which, answer });
	if (refused) return notFound();
	return redirect(303, here(event, '', `gate-${which}`));
}

/** Takes the trial up again before a decision, and goes on playing. */
async function again(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const read = v.safeParse(againForm, Object.fromEntries(await event.request.formData()));
	if (!read.success) return notFound();
	const taken = await rewindTrial(event.locals.app, person, event.params.id, read.output);
	return 'state' in taken ? redirect(303, href(`/trial/${event.params.id}`)) : notFound();
}

async function note(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const read = v.safeParse(noteForm, Object.fromEntries(await event.request.formData()));
	if (!read.success) return notFound();
	const { prompt, text, version } = read.output;
	const input = { trial: event.params.id, prompt, text, version: version || null };
	const written = await writeDebriefNote(event.locals.app, person, input);
	if (written.ok) return redirect(303, here(event, `?kept=${encodeURIComponent(prompt)}`, `note-${prompt}`));
	if (written.code === 'notebook/not-found') return notFound();
	return fail(written.code === 'notebook/changed' ? 409 : 400, { note: { prompt, text, ...written } });
}

async function draft(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const read = v.safeParse(v.omit(noteForm, ['version']), Object.fromEntries(await event.request.formData()));
	const input = read.success ? { trial: event.params.id, ...read.output } : undefined;
	if (!input || !(await keepNoteDraft(event.locals.app, person, input))) return notFound();
	return { kept: true };
}

/** Marks the commitment made after an earlier trial as done. */
async function done(event: RequestEvent<{ id: string }>) {
	const person = requirePerson(event);
	const trial = v.safeParse(id, (await event.request.formData()).get('trial'));
	if (!trial.success || !(await markCommitmentKept(event.locals.app, person, trial.output))) return notFound();
	return redirect(303, here(event, '', 'debrief'));
}

export const actions: Actions = { gate, again, note, draft, done, ...writingActions };
