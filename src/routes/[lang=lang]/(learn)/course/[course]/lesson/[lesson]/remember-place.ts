import type { Attachment } from 'svelte/attachments';

/** Tells the server, when the page is left, which section was being read. */
export const rememberPlace =
	(outline: readonly { readonly id: string }[]): Attachment<HTMLElement> =>
	(article) => {
		// By the time the article is taken away, the address is already that of the next page.
		const action = new URL('?/place', location.href);
		let reached = '';
		let told = '';
		const seen = new IntersectionObserver((entries) => {
			for (const { isIntersecting, target } of entries) if (isIntersecting) reached = target.id;
		});
		for (const { id } of outline) {
			const heading = article.querySelector(`#${id}`);
			if (heading) seen.observe(heading);
		}
		const tell = () => {
			if (reached === '' || reached === told) return;
			const form = new FormData();
			form.set('place', reached);
			if (navigator.sendBeacon(action, form)) told = reached;
		};
		const left = () => {
			if (document.visibilityState === 'hidden') tell();
		};
		document.addEventListener('visibilitychange', left);
		return () => {
			tell();
			seen.disconnect();
			document.removeEventListener('visibilitychange', left);
		};
	};
