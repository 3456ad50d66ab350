import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/i18n/href.ts';
import { notFound } from '#lib/server/auth/guards.ts';
import { actForRole, seeAbsentRole } from '#lib/server/live/act-for-role.ts';
import { requireConductor } from '#lib/server/live/here.ts';
import { readSubmission } from '#lib/server/trials/read-command.ts';
import { typedIn } from '#lib/server/trials/typed-in.ts';
import { isRoleId } from '#lib/trial/index.ts';
import type { Actions, PageServerLoad } from './$types';

type RoleEvent = RequestEvent<{ id: string; role: string }>;

const roleOf = ({ params }: RoleEvent) => (isRoleId(params.role) ? params.role : notFound());

export const load: PageServerLoad = async (event) => {
	await requireConductor(event);
	const { app, language } = event.locals;
	const role = roleOf(event);
	// Once the role has answered, or somebody has taken it, there is nothing more to do here.
	const view = await seeAbsentRole(app, event.params.id, role, language);
	const isDone = !view?.scene || (view.decisions.length === 0 && !view.mayPass);
	if (isDone) redirect(303, href(`/live/${event.params.id}/console`));
	return { view, role, trialId: event.params.id, key: app.newId(), hardContent: true };
};

async function command(event: RoleEvent) {
	const here = await requireConductor(event);
	const form = await event.request.formData();
	const submission = readSubmission(form);
	const typed = typedIn(form);
	const decision = typed['decision']?.[0] ?? '';
	if (typeof submission === 'string') return fail(400, { problem: `trial/${submission}`, decision, typed });
	const role = roleOf(event);
	const taken = await actForRole(event.locals.app, here, event.params.id, { ...submission, role });
	if (!('refusal' in taken)) return redirect(303, event.url.pathname);
	return taken.refusal === 'trial/not-found' ? notFound() : fail(409, { problem: taken.refusal, decision, typed });
}

export const actions: Actions = { command };
