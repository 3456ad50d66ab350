import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';
import type { FileParts } from './file-parts.ts';

/** A part of the file that comes when it is unfolded. */
export interface FoldedPart<Part extends keyof FileParts> {
	readonly content: FileParts[Part] | undefined;
	/** `closed`: nobody has asked for it yet. */
	readonly wait: 'closed' | 'loading' | 'failed';
	/** Asks for it, where it is not there yet. */
	readonly ask: () => Promise<void>;
	/** Follows a `<details>`: unfolded, it asks for what it holds, and again once the trial has moved on. */
	readonly ontoggle: (event: { currentTarget: HTMLDetailsElement }) => void;
}

interface Now<Part extends keyof FileParts> {
	/** What the server sent with the page, where the page was asked for it. */
	sent: FileParts[Part] | undefined;
	/** As long as this stays the same, so does the part. */
	version: number;
}

export function foldedPart<Part extends keyof FileParts>(part: Part, now: () => Now<Part>): FoldedPart<Part> {
	let kept = $state.raw<{ version: number; content: FileParts[Part] }>();
	let wait = $state<'closed' | 'loading' | 'failed'>('closed');
	let open = $state(false);
	const content = $derived(now().sent ?? (kept?.version === now().version ? kept.content : undefined));

	async function ask(): Promise<void> {
		if (content !== undefined || wait === 'loading') return;
		wait = 'loading';
		const { version } = now();
		const came = await fetchPart(part);
		if (came !== undefined) kept = { version, content: came };
		wait = came === undefined ? 'failed' : 'closed';
	}

	$effect(() => {
		if (open && wait === 'closed') void ask();
	});

	return {
		get content() {
			return content;
		},
		get wait() {
			return wait;
		},
		ask,
		ontoggle: ({ currentTarget }) => (open = currentTarget.open)
	};
}

/** The same form action that answers without JavaScript; undefined where no answer came. */
async function fetchPart<Part extends keyof FileParts>(part: Part): Promise<FileParts[Part] | undefined> {
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	const body = new URLSearchParams({ part });
	const answer = await fetch('?/look', { method: 'POST', headers, body }).catch(() => null);
	if (!answer?.ok) return undefined;
	const result: ActionResult<{ shown: Partial<FileParts> }> = deserialize(await answer.text());
	return result.type === 'success' ? result.data?.shown[part] : undefined;
}
