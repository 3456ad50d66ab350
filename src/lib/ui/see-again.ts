import type { ActionResult } from '@sveltejs/kit';
import { invalidateAll } from '$app/navigation';

/** Loads the page anew after a refusal because things had moved on, as it would without scripts: Kit does so only after a success. */
export async function seeAgainWhereRefused(result: ActionResult): Promise<void> {
	if (result.type === 'failure' && result.status === 409) await invalidateAll();
}
