import { invalidateAll } from '$app/navigation';
import type { Outcome } from './offline/is-cut.ts';

/**
 * Loads the page anew after a refusal because things had moved on, as it would be without scripts: Kit does so only after a
 * success.
 */
export async function seeAgainWhereRefused({ type, status }: Outcome): Promise<void> {
	if (type === 'failure' && status === 409) await invalidateAll();
}
