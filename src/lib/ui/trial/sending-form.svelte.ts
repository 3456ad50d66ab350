import type { SubmitFunction } from '@sveltejs/kit';
import { isUnanswered } from '../offline/is-cut.ts';

/** A form on its way to the server, for `use:enhance`. */
export interface SendingForm {
	readonly busy: boolean;
	/** No answer came: what was typed is still in the form. */
	readonly failed: boolean;
	readonly submit: SubmitFunction;
}

/** Sends a form once at a time, leaves what was typed in it whatever comes back, and notices when nothing does. */
export function sendingForm(): SendingForm {
	let state = $state<'still' | 'busy' | 'failed'>('still');
	return {
		get busy() {
			return state === 'busy';
		},
		get failed() {
			return state === 'failed';
		},
		submit: ({ cancel }) => {
			if (state === 'busy') return cancel();
			state = 'busy';
			return async ({ result, update }) => {
				const unanswered = isUnanswered(result);
				const focused = document.activeElement;
				if (!unanswered) await update({ reset: false });
				// Kit gives the focus back to the page: whoever works by keyboard would begin at its top after each act.
				if (focused instanceof HTMLElement && focused.isConnected && document.activeElement === document.body)
					focused.focus({ preventScroll: true });
				state = unanswered ? 'failed' : 'still';
			};
		}
	};
}
