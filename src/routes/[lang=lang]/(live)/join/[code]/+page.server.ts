import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { may, nameIn } from '#lib/people/index.ts';
import { formText } from '#lib/server/form-text.ts';
import { enterAsGuest, enterByAccount, findDoor } from '#lib/server/live/enter-room.ts';
import { useGuestCode } from '#lib/server/live/guest-access.ts';
import { memberHere } from '#lib/server/live/member-here.ts';
import { passCookie, passCookieOptions } from '#lib/server/live/pass-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

const doorHere = ({ params, locals, getClientAddress }: RequestEvent<{ code: string }>) =>
	findDoor(locals.app, params.code, getClientAddress(), locals.language);

export const load: PageServerLoad = async (event) => {
	const { app, person, language } = event.locals;
	const door = await doorHere(event);
	if ('refusal' in door) {
		event.setHeaders({ 'cache-control': 'private, no-store' });
		return { door: null, wrong: door, typed: event.params.code.slice(0, 20) };
	}
	const token = event.cookies.get(passCookie(app.settings, door.trialId));
	const here = await memberHere(app, door.trialId, { person, token });
	if (here) redirect(303, `/${language}/live/${door.trialId}${here.conducts ? '/console' : ''}`);
	return {
		door,
		name: person && nameIn(person, language),
		mayConduct: person !== null && may(person, 'live/conduct'),
		hardContent: true
	};
};

function refused({ refusal, retryAt }: { refusal: string; retryAt?: string }, typed = '') {
	const status = refusal === 'live/no-such-code' ? 404 : retryAt ? 429 : 409;
	return fail(status, { problem: refusal, typed, retryAt });
}

async function enter(event: RequestEvent<{ code: string }>) {
	const { app, person, language } = event.locals;
	const form = await event.request.formData();
	const door = await doorHere(event);
	if ('refusal' in door) return refused(door);
	const name = form.get('name');
	const entered = person
		? await enterByAccount(app, person, door, form.get('conduct') === '1')
		: await enterAsGuest(app, door, { name, language, address: event.getClientAddress() });
	if ('refusal' in entered) return refused(entered, typeof name === 'string' ? name.slice(0, 300) : '');
	if (entered.entered === 'guest')
		event.cookies.set(passCookie(app.settings, door.trialId), entered.token, passCookieOptions(app.settings));
	return redirect(303, `/${language}/live/${door.trialId}`);
}

/** With the code that a guest was given in the room. */
async function code(event: RequestEvent<{ code: string }>) {
	const { app, person, language } = event.locals;
	const door = await doorHere(event);
	if ('refusal' in door) return refused(door);
	const typed = formText(await event.request.formData(), 'code', 60);
	const used = await useGuestCode(app, door.trialId, { typed, address: event.getClientAddress(), person });
	if ('refusal' in used) return refused(used);
	if (used.entered === 'guest')
		event.cookies.set(passCookie(app.settings, door.trialId), used.token, passCookieOptions(app.settings));
	return redirect(303, `/${language}/live/${door.trialId}`);
}

export const actions: Actions = { enter, code };
