import type { NotPresentable } from '#lib/records/index.ts';

/** The text of the credential that a file carries, or why there is none to check. */
export type FoundText =
	{ readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: NotPresentable };
