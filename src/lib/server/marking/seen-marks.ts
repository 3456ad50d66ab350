import type { Language } from '#lib/i18n/language.ts';
import { nameIn } from '#lib/people/index.ts';
import { marksOfText, type Scenario } from '#lib/trial/index.ts';
import type { AssessmentRow } from '../db/assessment-repository.ts';
import { ticksOf } from './assessed-texts.ts';

/** The points found in a text, and what they are worth. */
export interface SeenTicks {
	readonly ticks: readonly string[];
	readonly got: number;
	readonly possible: number;
	readonly at: string;
}

/** A trainer's marks of a text. */
export interface SeenMarking extends SeenTicks {
	readonly id: string;
	/** The trainer's name; empty once erased. */
	readonly by: string;
	/** To the learner: null where there is none, or none any more. */
	readonly comment: string | null;
}

/** What an assessment found, for a page. */
export function seenTicks(scenario: Scenario, decision: string, row: AssessmentRow): SeenTicks {
	const ticks = ticksOf(row);
	return { ticks, ...marksOfText(scenario, decision, ticks), at: row.at };
}

/** A trainer's marks, for a page in a language. */
export const seenMarking = (
	scenario: Scenario,
	decision: string,
	row: AssessmentRow,
	{ language, comment }: { language: Language; comment: string | null }
): SeenMarking => ({
	...seenTicks(scenario, decision, row),
	id: row.id,
	by: nameIn({ nameLatin: row.name_latin, nameArabic: row.name_arabic }, language),
	comment
});
