import { deserialize } from '$app/forms';
import type { SubmitFunction } from './$types';

interface Result {
	readonly id: string;
	readonly effect: string;
}

/** So many dossiers a request: short enough for progress to be seen to move. */
const atOnce = 10;

/**
 * Grants a long list ten at a time, so that it can be seen how far it has come; without script the form sends all of it.
 * What fails stops it: what was granted until then is told, and the rest is still as it was.
 */
export class GrantingInTurn {
	results = $state<readonly Result[]>();
	total = $state(0);
	running = $state(false);
	failed = $state(false);
	done = $derived(this.results?.length ?? 0);

	submit: SubmitFunction = ({ formData, action, cancel }) => {
		cancel();
		void this.grant([...formData], action);
	};

	async grant(seen: readonly [string, FormDataEntryValue][], action: URL): Promise<void> {
		this.results = [];
		this.total = seen.length;
		this.running = true;
		for (let from = 0; from < seen.length && !this.failed; from += atOnce)
			await this.grantSome(seen.slice(from, from + atOnce), action);
		this.running = false;
	}

	async grantSome(seen: readonly [string, FormDataEntryValue][], action: URL): Promise<void> {
		const body = new FormData();
		for (const [effect, id] of seen) body.append(effect, id);
		try {
			const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
			const answer = deserialize<{ results: readonly Result[] }, undefined>(
				await (await fetch(action, { method: 'POST', body, headers })).text()
			);
			if (answer.type !== 'success' || !answer.data) throw new Error(answer.type);
			this.results = [...(this.results ?? []), ...answer.data.results];
		} catch {
			this.failed = true;
		}
	}
}
