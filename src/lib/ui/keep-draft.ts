import type { Attachment } from 'svelte/attachments';

const pause = 1200;

/**
 * Sends what is being typed in a form to an action of the page, shortly after the last key and when the page is left.
 * @param told whether the server kept it
 */
export const keepDraft =
	(action: string, told: (kept: boolean) => void): Attachment<HTMLFormElement> =>
	(form) => {
		const address = new URL(action, location.href);
		let timer: ReturnType<typeof setTimeout> | undefined;
		const send = async () => {
			timer = undefined;
			const sent = await fetch(address, { method: 'POST', body: new FormData(form), keepalive: true }).catch(
				() => null
			);
			told(sent?.ok ?? false);
		};
		const typed = () => {
			clearTimeout(timer);
			timer = setTimeout(() => void send(), pause);
		};
		const left = () => {
			if (document.visibilityState === 'hidden') sendPending();
		};
		const sendPending = () => {
			if (timer === undefined) return;
			clearTimeout(timer);
			void send();
		};
		const sentForGood = () => {
			clearTimeout(timer);
			timer = undefined;
		};
		form.addEventListener('input', typed);
		form.addEventListener('submit', sentForGood);
		document.addEventListener('visibilitychange', left);
		return () => {
			sendPending();
			document.removeEventListener('visibilitychange', left);
		};
	};
