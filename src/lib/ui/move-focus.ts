/**
 * Brings the keyboard, and so the screen reader, to the first of these ids that the page shows. Waits for the frame, so
 * that it comes after the page's own reset.
 */
export function moveFocus(...ids: readonly string[]): void {
	requestAnimationFrame(() => {
		const target = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
		target?.focus();
	});
}
