import type { Branch } from '../room/branches.ts';
import { debrief } from './debrief.ts';
import type { Assessed, Debrief, DebriefStep } from './debrief-types.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { momentTitle, type Moment } from './moment.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** A decision in the two branches; null in the one that never came to it. */
export interface ComparedStep {
	readonly decision: string;
	readonly first: DebriefStep | null;
	readonly second: DebriefStep | null;
	/** The same was chosen in both. */
	readonly same: boolean;
}

/** How one of the branches went as a whole. */
export interface ComparedBranch extends Pick<Debrief, 'ending' | 'gates' | 'score'> {
	readonly number: number;
	/** What its decisions after the fork cost together. */
	readonly lost: number;
}

/** Two plays of one trial, side by side from where they part. */
export interface Comparison {
	/** What was decided again where they part; null where one holds all of the other. */
	readonly fork: Moment | null;
	/** Decisions of the seat before the fork, in both. */
	readonly shared: number;
	readonly steps: readonly ComparedStep[];
	readonly first: ComparedBranch;
	readonly second: ComparedBranch;
}

/**
 * Compares two branches of a trial, decision by decision, in the order of the file.
 * @param assessedIn what assessors found in the texts of a branch
 */
export function compareBranches(
	scenario: Scenario,
	first: Branch,
	second: Branch,
	language: ScenarioLanguage,
	assessedIn: (branch: Branch) => Assessed = () => ({})
): Comparison {
	const seq = lastShared(first, second);
	const read = (branch: Branch) => debrief(scenario, branch.state, language, assessedIn(branch));
	const [one, other] = [read(first), read(second)];
	const [then, now] = [after(one.steps, seq), after(other.steps, seq)];
	const ids = [...scenario.index.decisions.keys()].filter((id) =>
		[...then, ...now].some(({ decision }) => decision === id)
	);
	return {
		fork: momentTitle(scenario, first, seq, language) ?? momentTitle(scenario, second, seq, language),
		shared: one.steps.length - then.length,
		steps: ids.map((id) => comparedStep(id, then, now)),
		first: comparedBranch(first, one, then),
		second: comparedBranch(second, other, now)
	};
}

/** The last event that both branches have. */
const lastShared = (first: Branch, second: Branch): number =>
	first.events.findLast(({ seq }) => second.events.some((one) => one.seq === seq))?.seq ?? 0;

const after = (steps: readonly DebriefStep[], seq: number): DebriefStep[] => steps.filter((step) => step.seq > seq);

function comparedStep(decision: string, then: readonly DebriefStep[], now: readonly DebriefStep[]): ComparedStep {
	const first = then.find((step) => step.decision === decision) ?? null;
	const second = now.find((step) => step.decision === decision) ?? null;
	const same = first !== null && second !== null && JSON.stringify(first.chosen) === JSON.stringify(second.chosen);
	return { decision, first, second, same };
}

const comparedBranch = (
	{ number }: Branch,
	{ ending, gates, score }: Debrief,
	steps: readonly DebriefStep[]
): ComparedBranch => ({ number, ending, gates, score, lost: steps.reduce((sum, { cost }) => sum + cost, 0) });
