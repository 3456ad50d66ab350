import { isolate, type Run } from './isolate.ts';
import { remembered } from './remembered.ts';
import { typeset } from './typeset.ts';

/** A run of a text on a page; a `whole` one is a number with hyphens (448-1, 82-5-1), which no line may break. */
export interface InlineRun extends Run {
	readonly whole: boolean;
}

/** A text as a page shows it: typeset, isolated inside Arabic, its article numbers in one piece. */
export interface InlineText {
	readonly runs: readonly InlineRun[];
	/** The same where it is one plain run, as most texts are; else null. */
	readonly plain: string | null;
}

/** The numbers, kept by `split`, so that every second piece is one. */
const numbers = /(\d+(?:-\d+)+)/u;

export const inlineText = remembered((text: string): InlineText => {
	const runs = isolate(typeset(text)).flatMap((run) =>
		run.isolated
			? [{ ...run, whole: run.text.length < 24 && numbers.test(run.text) }]
			: run.text.split(numbers).flatMap((piece, index) => cut(piece, index % 2 === 1))
	);
	const [only] = runs;
	return { runs, plain: runs.length === 1 && only && !only.isolated && !only.whole ? only.text : null };
});

const cut = (text: string, whole: boolean): InlineRun[] => (text === '' ? [] : [{ text, isolated: false, whole }]);
