const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it comes from one of our own pages.
 * Kit asks this of forms only; a JSON POST from a foreign page, or one without `Origin`, is refused here.
 */
export const fromOurOrigin = (method: string, origin: string | null, ourOrigin: string): boolean =>
	harmless.has(method.toUpperCase()) || origin === ourOrigin;
