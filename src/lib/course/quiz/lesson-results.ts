import { percentOf, type Marks } from './answer-key.ts';

/** Questions about a lesson from which on right answers tell that it is known: one alone can be guessed. */
export const fewestForLesson = 2;

/** How the questions of a diagnostic about one lesson went. */
export interface LessonResult {
	readonly lesson: string;
	readonly asked: number;
	/** Those with full marks. */
	readonly right: number;
	readonly percent: number;
	/** The lesson may be passed over. */
	readonly known: boolean;
}

interface Answered extends Marks {
	readonly lesson: string | undefined;
}

/** The result of a diagnostic lesson by lesson, in the order of `lessons`; those nothing was asked about are left out. */
export const lessonResults = (
	lessons: readonly string[],
	answered: readonly Answered[],
	pass: number
): readonly LessonResult[] =>
	lessons.flatMap((lesson) => {
		const about = answered.filter((each) => each.lesson === lesson);
		if (about.length === 0) return [];
		const percent = percentOf(about);
		const right = about.filter(({ marks, max }) => marks === max).length;
		return [{ lesson, asked: about.length, right, percent, known: about.length >= fewestForLesson && percent >= pass }];
	});
