/** Something a checker has to say about a file. The code is stable and explained in docs/authors/scenario-codes.md. */
export interface Finding {
	readonly code: string;
	readonly severity: 'error' | 'warning';
	readonly file: string;
	/** 1 for the first line. */
	readonly line: number;
	readonly message: string;
}
