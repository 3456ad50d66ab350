/**
 * Brings the keyboard, and so the screen reader, to the first of these ids that the page shows. Waits for the frame, so
 * that it comes after the page's own reset. Whoever is writing by then is left alone.
 */
export function moveFocus(...ids: readonly string[]): void {
	requestAnimationFrame(() => {
		if (document.activeElement instanceof HTMLTextAreaElement) return;
		const target = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
		target?.focus();
	});
}
