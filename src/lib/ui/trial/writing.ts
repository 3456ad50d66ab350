/** A point expected of a text. */
export interface ExpectedPoint {
	readonly id: string;
	readonly label: string;
	readonly sources: readonly string[];
}

/** The points found in a text, by its writer or by a trainer, and what they are worth. */
export interface ShownTicks {
	readonly ticks: readonly string[];
	readonly got: number;
	readonly possible: number;
	readonly at: string;
}

/** A trainer's marks. */
export interface ShownMarking extends ShownTicks {
	/** Who marked; empty once erased. */
	readonly by: string;
	readonly comment: string | null;
}

/** What a debrief shows beside a text. */
export interface ShownWriting {
	/** The event that holds the text. */
	readonly seq: number;
	readonly own: ShownTicks | null;
	readonly request: {
		readonly state: 'none' | 'asked' | 'withdrawn' | 'marked';
		readonly askedAt: string | null;
	};
	readonly marking: ShownMarking | null;
}

/** What trainers will see with a text, named to its writer before they ask. */
export interface ShownToTrainers {
	readonly title: string;
	readonly role: string;
	readonly name: string;
}
