import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { nameIn } from '#lib/people/index.ts';
import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { formText } from '#lib/server/form-text.ts';
import { closeBallot, moveHand } from '#lib/server/live/act.ts';
import { takeCommandForm } from '#lib/server/live/command-form.ts';
import { claimPart, giveGuestCode, isClaimed } from '#lib/server/live/guest-access.ts';
import { keepLiveDraft, liveDrafts } from '#lib/server/live/live-drafts.ts';
import { requireHere } from '#lib/server/live/here.ts';
import { gridsOfRoom } from '#lib/server/live/see-grids.ts';
import { shownMark } from '#lib/server/live/see-now.ts';
import { seeMissed, seeRoom, sourcesOf } from '#lib/server/live/see-room.ts';
import { passCookieOptions } from '#lib/server/live/pass-cookie.ts';
import { readSaid, speak } from '#lib/server/live/speak.ts';
import { sitDown, standUp } from '#lib/server/live/seat-people.ts';
import { competencyNames, lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import { commandKey, textLimit } from '#lib/server/trials/read-command.ts';
import { typedIn } from '#lib/server/trials/typed-in.ts';
import { roleIds } from '#lib/trial/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const here = await requireHere(event);
	const { app, language } = event.locals;
	if (here.conducts) redirect(303, `/${language}/live/${event.params.id}/console`);
	const seen = (await seeRoom(app, here, event.params.id, language)) ?? notFound();
	event.setHeaders({ 'cache-control': 'private, no-store' });
	// A page without JavaScript has no stream: that it asks says that its reader is there.
	if (!event.isDataRequest) app.live.tellLine(event.params.id, here.personId, 'asking');
	const isOver = seen.view.status !== 'playing';
	return {
		...seen,
		/** What the debrief cites; during play it is in the file. */
		law: isOver ? lawAtHand(app, (await sourcesOf(app, event.params.id)) ?? [], language) : null,
		drafts: await liveDrafts(app, here, event.params.id),
		grids: await gridsOfRoom(app, event.params.id),
		competencies: isOver ? competencyNames(app, language) : {},
		changing: event.url.searchParams.get('change')?.slice(0, 80) ?? '',
		key: app.newId(),
		shown: shownMark(seen),
		missed: await seeMissed(app, event.params.id, event.url.searchParams.get('since'), language),
		textOnly: event.cookies.get(textOnlyCookie) === '1',
		guest: here.guest && !(await isClaimed(app, here, event.params.id)),
		account: event.locals.person && nameIn(event.locals.person, language),
		hardContent: true
	};
};

/** Remembers that a device goes without pictures. */
const textOnlyCookie = 'text-only';

type RoomEvent = RequestEvent<{ id: string }>;

/** Back to the page where it was taken, and otherwise why it was not. */
function answered(event: RoomEvent, taken: { refusal: string } | object) {
	if (!('refusal' in taken)) return redirect(303, event.url.pathname);
	return taken.refusal === 'trial/not-found' ? notFound() : fail(409, { problem: taken.refusal, decision: '' });
}

const malformed = () => fail(400, { problem: 'trial/malformed', decision: '' });

async function command(event: RoomEvent) {
	const here = await requireHere(event);
	const answer = await takeCommandForm(event.locals.app, here, event.params.id, await event.request.formData());
	if (answer.kind === 'taken') return redirect(303, event.url.pathname);
	if (answer.kind === 'absent') return notFound();
	return answer.kind === 'confirm' ? answer.data : fail(answer.status, answer.data);
}

/** Back from the confirmation to the decision, as it was filled in. */
async function reconsider(event: RoomEvent) {
	await requireHere(event);
	const typed = typedIn(await event.request.formData());
	return { decision: typed['decision']?.[0] ?? '', typed };
}

const id = v.pipe(v.string(), v.maxLength(80));
const handForm = v.object({ up: v.picklist(['0', '1']), key: commandKey });
const sitForm = v.object({ role: v.picklist(roleIds), key: commandKey });
const keyForm = v.object({ key: commandKey });
const draftForm = v.object({ decision: id, text: v.pipe(v.string(), v.maxLength(textLimit)) });
const closeForm = v.object({ scene: id, decision: id, key: commandKey });

async function hand(event: RoomEvent) {
	const here = await requireHere(event);
	const form = v.safeParse(handForm, Object.fromEntries(await event.request.formData()));
	if (!form.success) return malformed();
	const { up, key } = form.output;
	return answered(event, await moveHand(event.locals.app, here, event.params.id, { up: up === '1', key }));
}

async function sit(event: RoomEvent) {
	const here = await requireHere(event);
	const form = v.safeParse(sitForm, Object.fromEntries(await event.request.formData()));
	if (!form.success) return malformed();
	return answered(event, await sitDown(event.locals.app, here, event.params.id, form.output));
}

async function stand(event: RoomEvent) {
	const here = await requireHere(event);
	const form = v.safeParse(keyForm, Object.fromEntries(await event.request.formData()));
	if (!form.success) return malformed();
	return answered(event, await standUp(event.locals.app, here, event.params.id, form.output.key));
}

async function close(event: RoomEvent) {
	const here = await requireHere(event);
	const form = v.safeParse(closeForm, Object.fromEntries(await event.request.formData()));
	if (!form.success) return malformed();
	return answered(event, await closeBallot(event.locals.app, here, event.params.id, form.output));
}

/** A code for a guest: another device, or an account. */
async function code(event: RoomEvent) {
	const here = await requireHere(event);
	return here.guest ? { code: await giveGuestCode(event.locals.app, here, event.params.id) } : notFound();
}

/** The guest of this device is the account that is signed in on it. */
async function claim(event: RoomEvent) {
	const here = await requireHere(event);
	const person = requirePerson(event);
	if (!here.guest) return notFound();
	return answered(event, await claimPart(event.locals.app, person, event.params.id, here.personId));
}

async function draft(event: RoomEvent) {
	const here = await requireHere(event);
	const form = v.safeParse(draftForm, Object.fromEntries(await event.request.formData()));
	if (!form.success) return malformed();
	const kept = await keepLiveDraft(event.locals.app, here, event.params.id, form.output);
	return kept ? { saved: form.output.decision } : fail(409, { problem: 'trial/not-your-decision', decision: '' });
}

/** What is said besides the case: an answer to all, an observer's vote, a note, that one has to stop. */
async function say(event: RoomEvent) {
	const here = await requireHere(event);
	const said = readSaid(await event.request.formData());
	if (!said) return malformed();
	return answered(event, await speak(event.locals.app, here, event.params.id, said));
}

/** With pictures or without, on this device. */
async function pictures(event: RoomEvent) {
	await requireHere(event);
	const textOnly = formText(await event.request.formData(), 'text', 1) === '1' ? '1' : '0';
	event.cookies.set(textOnlyCookie, textOnly, passCookieOptions(event.locals.app.settings));
	return redirect(303, event.url.pathname);
}

export const actions: Actions = {
	...{ command, reconsider, hand, sit, stand, close, speak: say },
	...{ draft, code, claim, pictures }
};
