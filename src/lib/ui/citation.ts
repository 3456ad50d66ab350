/** How far a source has been checked, as the fact sheet marks it: V, S, M or D. */
export type SourceStatus = 'verified' | 'secondary' | 'memory' | 'reading';

/** One source as a page shows it. */
export interface Citation {
	/** What is cited, in the page's language: « CP 448-1 al. 4 ». */
	readonly label: string;
	readonly status: SourceStatus;
	/** Where to read it, when it has a public address. */
	readonly href?: string;
}
