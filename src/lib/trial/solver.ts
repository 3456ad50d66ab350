import type { Answer } from './answer.ts';
import { caseAnswerOf } from './answer-outcome.ts';
import type { CaseContext } from './case-types.ts';
import { applyAllToValues } from './effects.ts';
import { examinationBranches } from './examination-branches.ts';
import type { RoleId } from './ids.ts';
import { incidentBranches } from './incident-choices.ts';
import { liveness, valuesKey } from './liveness.ts';
import { marksOfAnswer, marksOfQuestions } from './marks.ts';
import { consequencesOf, silent } from './outcomes.ts';
import type { Scenario } from './scenario.ts';
import { inClosingOrder, leaveScene } from './scene-close.ts';
import { presentDecisions, sceneNow, seenValues } from './scene-reading.ts';
import type { Decision } from './schema-decisions.ts';
import type { Marks, Values } from './schema-effects.ts';
import { scriptedAnswer } from './script.ts';
import { waysToAnswer } from './ways.ts';

/** Most and fewest marks still to come, this scene's answers included. */
export interface Outlook {
	readonly best: number;
	readonly worst: number;
}

/** Answers already given in the scene, by decision: their marks count once the scene closes. */
export type Given = Readonly<Record<string, Answer>>;

export interface Solver {
	/** What a role can still get from a moment of the case, the others following their scripts. */
	outlook(context: CaseContext, given?: Given): Outlook;
}

/** Counts marks: all of them, or those of one competency. */
export const weighAll = (marks: Marks): number => Object.values(marks).reduce((sum, amount) => sum + amount, 0);

/**
 * A solver for one role by dynamic programming over scene openings. Marks belong to the way a scene is gone through, never
 * to the state; variables that nothing reads any more do not tell states apart.
 */
export function createSolver(scenario: Scenario, role: RoleId, weigh: (marks: Marks) => number): Solver {
	const known = new Map<string, Outlook>();
	const solving: Solving = { scenario, role, weigh, next: (context) => atOpening(context) };
	const atOpening = (context: CaseContext): Outlook => {
		const key = openingKey(scenario, context);
		const before = known.get(key);
		if (before) return before;
		const outlook = outlookOf(solving, context, {});
		known.set(key, outlook);
		return outlook;
	};
	return { outlook: (context, given = {}) => outlookOf(solving, context, given) };
}

interface Solving {
	readonly scenario: Scenario;
	readonly role: RoleId;
	readonly weigh: (marks: Marks) => number;
	readonly next: (context: CaseContext) => Outlook;
}

const nothingLeft: Outlook = { best: 0, worst: 0 };

/** Tells apart the moments at which a scene opens that can end differently. */
export function openingKey(scenario: Scenario, context: CaseContext): string {
	if (context.at === null) return `end ${context.ending ?? ''}`;
	const number = scenario.index.sceneNumbers.get(context.at) ?? 0;
	const incidents = Object.entries(context.incidents).map(([id, status]) => `${id}:${status === 'pending'}`);
	const values = valuesKey(liveness(scenario)[number]?.atOpening ?? [], context.entry);
	return [context.at, values, incidents.sort().join(','), context.injects.join(','), context.armed.join(',')].join('|');
}

function outlookOf(solving: Solving, context: CaseContext, given: Given): Outlook {
	const { scenario, role } = solving;
	if (sceneNow(scenario, context) === null) return nothingLeft;
	const incidents = incidentBranches(scenario, context, (id) => incidentActs(scenario, role, id));
	const branches = incidents.flatMap((one) => examinationBranches(scenario, one, (decision) => decision.role !== role));
	return widest(branches.map((branch) => throughScene(solving, branch, given)));
}

function incidentActs({ structure }: Scenario, role: RoleId, id: string): readonly ('raise' | 'pass')[] {
	const incident = structure.incidents[id];
	if (incident?.by === role) return ['raise', 'pass'];
	return [incident?.script ?? 'pass'];
}

const widest = (outlooks: readonly Outlook[]): Outlook => ({
	best: Math.max(...outlooks.map(({ best }) => best)),
	worst: Math.min(...outlooks.map(({ worst }) => worst))
});

/** Decision after decision in the order in which effects apply; ways that leave the same values are one. */
function throughScene(solving: Solving, context: CaseContext, given: Given): Outlook {
	const { scenario, role, weigh } = solving;
	const seen = seenValues(scenario, context);
	const decisions = inClosingOrder(presentDecisions(scenario, context)).filter(({ kind }) => kind !== 'examine');
	let reached: Reached = new Map([[fullKey(seen), { values: seen, best: 0, worst: 0 }]]);
	for (const decision of decisions) reached = afterDecision(reached, stepsOf(solving, decision, context, given));
	const asked = weigh(questionMarks(scenario, role, context, seen));
	const ends = [...reached.values()].map(({ values, best, worst }) => {
		const later = solving.next(leaveScene(scenario, context, values));
		return { best: best + later.best + asked, worst: worst + later.worst + asked };
	});
	return widest(ends);
}

type Reached = Map<string, Outlook & { readonly values: Values }>;
interface Step extends Outlook {
	readonly apply: (values: Values) => Values;
}

const fullKey = (values: Values): string => Object.values(values).join(',');

function afterDecision(reached: Reached, steps: readonly Step[]): Reached {
	const next: Reached = new Map();
	for (const from of reached.values())
		for (const step of steps) {
			const values = step.apply(from.values);
			const key = fullKey(values);
			const to = { values, best: from.best + step.best, worst: from.worst + step.worst };
			const known = next.get(key);
			next.set(key, known ? { values, ...widest([known, to]) } : to);
		}
	return next;
}

/** How a decision may go: as it went, as its script goes, or in every way where it is this role's to take. */
function stepsOf({ scenario, role, weigh }: Solving, decision: Decision, context: CaseContext, given: Given): Step[] {
	const seen = seenValues(scenario, context);
	const apply = (outcome: string) => (values: Values) =>
		applyAllToValues(scenario.index.types, values, consequencesOf(decision, outcome));
	const marks = (answer: Answer) => weigh(marksOfAnswer(scenario, decision, answer, seen));
	const taken = context.outcomes[decision.id];
	if (taken !== undefined) {
		const answer = decision.role === role ? given[decision.id] : undefined;
		const got = answer ? marks(answer) : 0;
		return [{ apply: apply(taken), best: got, worst: got }];
	}
	if (decision.role !== role) return [{ apply: apply(scriptedOutcome(scenario, decision, seen)), best: 0, worst: 0 }];
	return waysToAnswer(scenario, decision, seen).map(({ outcome, best, worst }) => ({
		apply: apply(outcome),
		best: marks(best),
		worst: marks(worst)
	}));
}

function scriptedOutcome(scenario: Scenario, decision: Decision, seen: Values): string {
	const answer = scriptedAnswer(scenario, decision, seen);
	const given = answer && caseAnswerOf(scenario, decision, answer, seen);
	return given && 'outcome' in given ? given.outcome : silent;
}

const questionMarks = (scenario: Scenario, role: RoleId, context: CaseContext, seen: Values): Marks => {
	const all = (sceneNow(scenario, context)?.decisions ?? []).flatMap((decision) =>
		decision.kind === 'examine' && decision.role === role
			? Object.entries(marksOfQuestions(scenario, decision, context.asked[decision.id] ?? [], seen))
			: []
	);
	const sum: Record<string, number> = {};
	for (const [competency, amount] of all) sum[competency] = (sum[competency] ?? 0) + amount;
	return sum;
};
