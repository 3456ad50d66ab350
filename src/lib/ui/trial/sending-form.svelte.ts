import { applyAction } from '$app/forms';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { noteFocus } from '../keep-focus.svelte.ts';
import { isUnanswered } from '../offline/is-cut.ts';
import { seeAgainWhereRefused } from '../see-again.ts';
import { streamTells } from './told-by-stream.ts';

/** A form on its way to the server, for `use:enhance`. */
export interface SendingForm {
	readonly busy: boolean;
	/** No answer came: what was typed is still in the form. */
	readonly failed: boolean;
	readonly submit: SubmitFunction;
}

/**
 * Sends a form once at a time, leaves what was typed in it whatever comes back, and notices when nothing does. Where a
 * stream tells what comes of it, the page is not asked for again; it then has no new key for the next time, so each act
 * makes its own, and keeps it until it is answered. Where it is refused because things have moved on, the page shows how
 * they are now.
 * @param reloads whether it changes what no stream tells
 * @param empties whether what was said once is not in its fields any more; what was typed meanwhile is
 */
export function sendingForm({ reloads = false, empties = false } = {}): SendingForm {
	let state = $state<'still' | 'busy' | 'failed'>('still');
	let key: string | undefined;
	const isTold = reloads ? () => false : streamTells();
	return {
		get busy() {
			return state === 'busy';
		},
		get failed() {
			return state === 'failed';
		},
		submit: ({ cancel, formData, formElement }) => {
			if (state === 'busy') return cancel();
			state = 'busy';
			if (isTold() && formData.has('key')) formData.set('key', (key ??= newKey()));
			return async ({ result, update }) => {
				const unanswered = isUnanswered(result);
				// Kit gives the focus back to the page: whoever works by keyboard would begin at its top after each act.
				const giveBack = noteFocus();
				if (!unanswered) {
					key = undefined;
					await (isTold() && isSameAgain(result)
						? applyAction({ type: 'success', status: 204 })
						: update({ reset: false }));
					await seeAgainWhereRefused(result);
					if (empties && isTaken(result)) emptySent(formElement, formData);
				}
				giveBack();
				state = unanswered ? 'failed' : 'still';
			};
		}
	};
}

const isTaken = ({ type }: ActionResult): boolean => type === 'success' || type === 'redirect';

/** Empties the text fields that still hold what was sent. */
function emptySent(form: HTMLFormElement, sent: FormData): void {
	for (const field of form.querySelectorAll('textarea')) if (field.value === sent.get(field.name)) field.value = '';
}

/** Whether the answer would only lead to the page where we are, as it is. */
const isSameAgain = (result: ActionResult): boolean =>
	result.type === 'redirect' && result.location === location.pathname && location.search === '';

/** `crypto.randomUUID` is there over https alone; a hall may have a server of its own. */
const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
