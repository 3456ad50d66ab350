import type { ActionResult } from '@sveltejs/kit';

/** Whether a form did not arrive: no answer of the server's came back, whatever it says. */
export const isCut = (result: ActionResult): boolean => result.type === 'error' && result.status === undefined;
