import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';

/** Loads the page anew after a refusal because things had moved on: Kit does so only after a success. */
export async function seeAgainWhereRefused(result: ActionResult): Promise<void> {
	if (result.type === 'failure' && result.status === 409) await invalidateAll();
}

/** Sends a form, for `use:enhance`; where it is refused so, the page shows how things are now, as it does without scripts. */
export const sendAndSee: SubmitFunction =
	() =>
	async ({ result, update }) => {
		await update();
		await seeAgainWhereRefused(result);
	};
