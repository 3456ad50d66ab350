/** What a refused form of the lesson page says, whichever form it was. */
export type LessonForm = Readonly<{
	code?: string;
	question?: string;
	picked?: string[];
	reflection?: string;
	text?: string;
	saved?: string;
	version?: string;
	/** What seems to name somebody in a case of one's own. */
	traces?: readonly string[];
}> | null;
