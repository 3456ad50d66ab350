import { fail, redirect } from '@sveltejs/kit';
import { notFound } from '#lib/server/auth/guards.ts';
import { qrCode } from '#lib/server/certification/qr-code.ts';
import { formText } from '#lib/server/form-text.ts';
import { enterScreen } from '#lib/server/live/enter-screen.ts';
import { isScreen } from '#lib/server/live/member-here.ts';
import { passCookieOptions, screenCookie } from '#lib/server/live/pass-cookie.ts';
import { seeScreen, sourcesOf } from '#lib/server/live/see-room.ts';
import { lawAtHand } from '#lib/server/trials/law-at-hand.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app, language } = event.locals;
	const { id } = event.params;
	event.setHeaders({ 'cache-control': 'private, no-store' });
	if (!(await isScreen(app, id, event.cookies.get(screenCookie(app.settings, id))))) return { room: null };
	const room = (await seeScreen(app, id, language)) ?? notFound();
	const isOver = room.view.status !== 'playing';
	const law = isOver ? lawAtHand(app, (await sourcesOf(app, id)) ?? [], language) : null;
	return {
		room: { ...room, law, qr: qrCode(`${app.settings.origin}/j/${room.code}`), host: new URL(app.settings.origin).host }
	};
};

export const actions: Actions = {
	/** Whether there is such a room is known to who has its PIN only. */
	enter: async (event) => {
		const { app, language } = event.locals;
		const { id } = event.params;
		const pin = formText(await event.request.formData(), 'pin', 20);
		const entered = await enterScreen(app, id, { pin, address: event.getClientAddress() });
		if ('refusal' in entered)
			return fail('retryAt' in entered ? 429 : 400, {
				problem: entered.refusal,
				retryAt: 'retryAt' in entered ? entered.retryAt : ''
			});
		event.cookies.set(screenCookie(app.settings, id), entered.token, passCookieOptions(app.settings));
		return redirect(303, `/${language}/screen/${id}`);
	}
};
