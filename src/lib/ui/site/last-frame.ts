import { browser } from '$app/environment';
import type { Theme } from '#lib/ui/theme.ts';
import type { Visitor } from '#lib/ui/visitor.ts';

/** Whose page it is, and how it looks. */
interface Frame {
	readonly person: Visitor | null;
	readonly theme: Theme;
}

let last: Frame = { person: null, theme: 'auto' };

/** Notes it in the browser, which is one person's: a page that does not come brings no word of who asked for it. */
export function rememberFrame(frame: Frame): void {
	if (browser) last = frame;
}

/** The frame of the last page that came; on the server, nobody's. */
export const lastFrame = (): Frame => last;
