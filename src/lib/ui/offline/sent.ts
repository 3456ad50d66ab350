import type { BeforeNavigate, SubmitFunction } from '@sveltejs/kit';
import { enhance } from '$app/forms';
import { m } from '#lib/i18n/messages.ts';
import { seeAgainWhereRefused } from '../see-again.ts';
import { isUnanswered, type Outcome } from './is-cut.ts';

interface Options {
	/** Whether the form is emptied once it was answered, as a browser does. */
	readonly reset?: boolean;
	/** Looks at what leaves, and may hold it back until it has. */
	readonly before?: (leaving: Parameters<SubmitFunction>[0]) => Promise<void> | void;
	readonly after?: (outcome: Outcome) => Promise<void> | void;
}

const mark = 'data-unanswered';

const silence = (form: HTMLFormElement): void => form.querySelector(`[${mark}]`)?.remove();

/** Says at the end of a form that nothing answered, again each time. */
function say(form: HTMLFormElement): void {
	silence(form);
	const said = document.createElement('p');
	said.className = 'notice warning';
	said.role = 'alert';
	said.setAttribute(mark, '');
	said.textContent = m.common_unanswered();
	form.append(said);
}

/** For `use:`, sends a form without a new page. Where nothing answers, it says so and stays as it was filled in. */
export const sent = (form: HTMLFormElement, { reset = true, before, after }: Options = {}): { destroy: () => void } =>
	enhance(form, async (leaving) => {
		silence(form);
		await before?.(leaving);
		return async ({ result, update }) => {
			if (isUnanswered(result)) return say(form);
			await update({ reset });
			await seeAgainWhereRefused(result);
			await after?.(result);
		};
	});

const leaves = ({ target, defaultPrevented }: SubmitEvent): HTMLFormElement | undefined =>
	target instanceof HTMLFormElement && !defaultPrevented && !navigator.onLine ? target : undefined;

function hold(event: SubmitEvent, form: HTMLFormElement): void {
	event.preventDefault();
	event.stopPropagation();
	say(form);
}

const worksAlone = (): boolean => 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;

/** Whether whoever follows this link, or goes back, would find nothing: no network, and nothing was taken along. */
export const leadsNowhere = ({ type }: BeforeNavigate): boolean =>
	(type === 'link' || type === 'popstate') && !navigator.onLine && !worksAlone();

/** Holds a form back that the browser would send by itself to show its own page where there is no network. */
export function holdPlain(event: SubmitEvent): void {
	const form = leaves(event);
	if (form?.method === 'post') hold(event, form);
}

/** The same for a search, before Kit takes it up; where something was taken along, that answers it. */
export function holdSearch(event: SubmitEvent): void {
	const form = leaves(event);
	if (form?.method === 'get' && !worksAlone()) hold(event, form);
}
