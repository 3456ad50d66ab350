import type { Attachment } from 'svelte/attachments';

/**
 * Sends what is picked to an action of the page at every change, so that a link that breaks loses nothing. One after
 * the other: what was picked last arrives last.
 */
export const keepPicks =
	(action: string): Attachment<HTMLFormElement> =>
	(form) => {
		const address = new URL(action, location.href);
		let last: Promise<unknown> = Promise.resolve();
		const changed = () => {
			const body = new FormData(form);
			body.set('client_at', new Date().toISOString());
			// What cannot be sent now is sent with the button.
			last = last.then(() => fetch(address, { method: 'POST', body, keepalive: true }).catch(() => undefined));
		};
		form.addEventListener('change', changed);
		return () => form.removeEventListener('change', changed);
	};
