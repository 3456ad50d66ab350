/** What a refused form of the lesson page says, whichever form it was. */
export type LessonForm = Readonly<{
	code?: string;
	question?: string;
	picked?: string[];
	reflection?: string;
	text?: string;
	saved?: string;
	version?: string;
}> | null;
