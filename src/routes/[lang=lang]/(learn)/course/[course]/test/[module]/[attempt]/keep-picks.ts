import type { Attachment } from 'svelte/attachments';

/** Sends what is picked to an action of the page at every change, so that a link that breaks loses nothing. */
export const keepPicks =
	(action: string): Attachment<HTMLFormElement> =>
	(form) => {
		const address = new URL(action, location.href);
		const changed = () => {
			// What cannot be sent now is sent with the button.
			fetch(address, { method: 'POST', body: new FormData(form), keepalive: true }).catch(() => undefined);
		};
		form.addEventListener('change', changed);
		return () => form.removeEventListener('change', changed);
	};
