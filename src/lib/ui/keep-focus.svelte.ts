import { tick } from 'svelte';

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** The headings of the page before an element, the nearest first. */
const headingsBefore = (element: Element): HTMLElement[] =>
	[...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3)')]
		.filter((heading) => (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
		.toReversed();

/**
 * Notes what has the focus, before the page changes. Gives what puts it back afterwards, where the page has lost it: on the
 * same element, or, where that has gone, on the nearest heading before it that is still there.
 */
export function noteFocus(): () => void {
	const focused = document.activeElement;
	if (!(focused instanceof HTMLElement) || focused === document.body) return () => undefined;
	const near = [focused, ...headingsBefore(focused)];
	return () => {
		const now = document.activeElement;
		if (now && now !== document.body && isShown(now)) return;
		const still = near.find(isShown);
		if (still && still !== focused) still.tabIndex = -1;
		still?.focus({ preventScroll: true });
	};
}

/**
 * Leaves whoever works by keyboard where they were when a page changes by itself: what they were on may be gone.
 * @param follow reads what changes the page
 */
export function keepFocus(follow: () => unknown): void {
	$effect.pre(() => {
		follow();
		void tick().then(noteFocus());
	});
}
