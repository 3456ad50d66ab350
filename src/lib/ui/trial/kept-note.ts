/** What a person wrote for themselves. */
export interface KeptNote {
	readonly textId: string;
	readonly text: string;
	readonly at: string;
	readonly doneAt: string | null;
}

/** What a refused form of such a text says, for the page to show it again. */
export interface RefusedNote {
	readonly code: string;
	readonly text: string;
	readonly saved?: string;
	readonly version?: string;
}
