import type { Marks } from '../scenario/schema-effects.ts';

/** Marks still to come, this scene's answers included: the most, the fewest, and those of somebody who plays at random. */
export interface Outlook {
	readonly best: number;
	readonly worst: number;
	/** The exact expectation where everything that may be done is as likely. */
	readonly random: number;
}

/** One outlook a measure: the total first, then each competency. */
export type Outlooks = readonly Outlook[];

/** An outlook with the part of all plays that it stands for. */
export interface Weighed {
	readonly outlooks: Outlooks;
	readonly chance: number;
}

/** What different ways lead to, as one: the best of the best, the worst of the worst, the average by chance. */
export function widest(ways: readonly Weighed[]): Outlooks {
	const [first] = ways;
	if (first === undefined) return [];
	return first.outlooks.map((_, measure) => {
		let [best, worst, random] = [-Infinity, Infinity, 0];
		for (const { outlooks, chance } of ways) {
			const one = outlooks[measure] ?? none;
			if (one.best > best) best = one.best;
			if (one.worst < worst) worst = one.worst;
			random += chance * one.random;
		}
		return { best, worst, random };
	});
}

/** One after the other. */
export const together = (a: Outlooks, b: Outlooks): Outlooks =>
	a.map((one, measure) => {
		const other = b[measure] ?? none;
		return { best: one.best + other.best, worst: one.worst + other.worst, random: one.random + other.random };
	});

export const none: Outlook = { best: 0, worst: 0, random: 0 };

/** Measures marks: all of them, then those of each competency. */
export const measure = (marks: Marks, competencies: readonly string[]): number[] => [
	weighAll(marks),
	...competencies.map((id) => marks[id] ?? 0)
];

/** All marks, whatever they are for. */
export const weighAll = (marks: Marks): number => Object.values(marks).reduce((sum, amount) => sum + amount, 0);

/** The outlooks of marks that are certain. */
export const certain = (marks: Marks, competencies: readonly string[]): Outlooks =>
	measure(marks, competencies).map((amount) => ({ best: amount, worst: amount, random: amount }));
