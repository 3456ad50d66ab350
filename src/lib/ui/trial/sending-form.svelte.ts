import type { SubmitFunction } from '@sveltejs/kit';
import { seeAgainWhereRefused } from '#lib/ui/see-again.ts';

/** A form on its way to the server, for `use:enhance`. */
export interface SendingForm {
	readonly busy: boolean;
	/** No answer came: what was typed is still in the form. */
	readonly failed: boolean;
	readonly submit: SubmitFunction;
}

/** Sends a form once at a time, leaves what was typed in it whatever comes back, and notices when nothing does. Where it
 * is refused because things have moved on, the page shows how they are now. */
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
				const unanswered = result.type === 'error' && (result.status === undefined || result.status >= 500);
				const focused = document.activeElement;
				if (!unanswered) {
					await update({ reset: false });
					await seeAgainWhereRefused(result);
				}
				// Kit gives the focus back to the page: whoever works by keyboard would begin at its top after each act.
				if (focused instanceof HTMLElement && focused.isConnected && document.activeElement === document.body)
					focused.focus({ preventScroll: true });
				state = unanswered ? 'failed' : 'still';
			};
		}
	};
}
