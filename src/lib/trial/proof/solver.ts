import type { Answer } from '../room/answer.ts';
import { caseAnswerOf } from '../room/answer-outcome.ts';
import type { CaseContext } from '../case/case-types.ts';
import { applyAllToValues } from '../scenario/effects.ts';
import { examinationBranches } from './examination-branches.ts';
import type { RoleId } from '../scenario/ids.ts';
import { incidentBranches } from './incident-choices.ts';
import { liveness, valuesKey } from './liveness.ts';
import { addMarks, marksOfAnswer, marksOfQuestions } from '../debrief/marks.ts';
import { consequencesOf, silent } from '../case/outcomes.ts';
import { certain, measure, none, together, widest, type Outlook, type Outlooks } from '../debrief/outlook.ts';
import { freePlayer, type Player } from './player.ts';
import { readsOfDecision } from './reads.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { inClosingOrder, leaveScene } from '../case/scene-close.ts';
import { presentDecisions, sceneNow, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Marks, Values } from '../scenario/schema-effects.ts';
import { scriptedAnswer } from '../room/script.ts';
import { namesAfter } from './walk-opening.ts';

/** Answers already given in the scene, by decision: their marks count once the scene closes. */
export type Given = Readonly<Record<string, Answer>>;

export interface Solver {
	/** What a role can still get from a moment of the case, the others following their scripts. */
	outlook(context: CaseContext, given?: Given): Outlook;
	/** The same by competency, each for itself: the best of one need not be the best of another. */
	byCompetency(context: CaseContext, given?: Given): Readonly<Record<string, Outlook>>;
}

/**
 * A solver for one role by dynamic programming over scene openings. Marks belong to the way a scene is gone through, never
 * to the state; variables that nothing reads any more do not tell states apart. `player` is free where none is given.
 */
export function createSolver(scenario: Scenario, role: RoleId, player: Player = freePlayer(scenario)): Solver {
	const known = new Map<string, Outlooks>();
	const { competencies } = scenario.structure;
	const solving: Solving = {
		scenario,
		role,
		player,
		competencies,
		steps: new Map(),
		next: (context) => atOpening(context)
	};
	const atOpening = (context: CaseContext): Outlooks => {
		const key = openingKey(scenario, context);
		const before = known.get(key);
		if (before) return before;
		const outlooks = outlooksOf(solving, context, {});
		known.set(key, outlooks);
		return outlooks;
	};
	return {
		outlook: (context, given = {}) => outlooksOf(solving, context, given)[0] ?? none,
		byCompetency: (context, given = {}) => {
			const outlooks = outlooksOf(solving, context, given);
			return Object.fromEntries(competencies.map((id, at) => [id, outlooks[at + 1] ?? none]));
		}
	};
}

interface Solving {
	readonly scenario: Scenario;
	readonly role: RoleId;
	readonly player: Player;
	readonly competencies: readonly string[];
	/** The steps of a decision by the values that it reads. */
	readonly steps: Map<string, readonly Step[]>;
	readonly next: (context: CaseContext) => Outlooks;
}

/** Tells apart the moments at which a scene opens that can end differently. */
export function openingKey(scenario: Scenario, context: CaseContext): string {
	if (context.at === null) return `end ${context.ending ?? ''}`;
	const number = scenario.index.sceneNumbers.get(context.at) ?? 0;
	const incidents = Object.entries(context.incidents).map(([id, status]) => `${id}:${status === 'pending'}`);
	const values = valuesKey(liveness(scenario)[number]?.atOpening ?? [], context.entry);
	return [context.at, values, incidents.sort().join(','), context.injects.join(','), context.armed.join(',')].join('|');
}

function outlooksOf(solving: Solving, context: CaseContext, given: Given): Outlooks {
	const { scenario, role, player, competencies } = solving;
	if (sceneNow(scenario, context) === null) return certain({}, competencies);
	const incidents = incidentBranches(scenario, context, (id) => incidentActs(solving, id));
	const branches = incidents.flatMap((one) =>
		examinationBranches(scenario, one, (decision, seen) =>
			decision.role === role ? player.questions(decision, seen) : decision.script
		).map((end) => ({ ...end, chance: end.chance / incidents.length }))
	);
	return widest(
		branches.map(({ context: branch, chance }) => ({ outlooks: throughScene(solving, branch, given), chance }))
	);
}

function incidentActs({ scenario, role, player }: Solving, id: string): readonly ('raise' | 'pass')[] {
	const incident = scenario.structure.incidents[id];
	return incident?.by === role ? player.incidents : [incident?.script ?? 'pass'];
}

/** Decision after decision in the order in which effects apply; ways that leave the same values are one. */
function throughScene(solving: Solving, context: CaseContext, given: Given): Outlooks {
	const { scenario, competencies } = solving;
	const seen = seenValues(scenario, context);
	const names = namesAfter(scenario, context.at ?? '');
	const decisions = inClosingOrder(presentDecisions(scenario, context)).filter(({ kind }) => kind !== 'examine');
	let reached: Reached = new Map([['', { values: seen, chance: 1, outlooks: certain({}, competencies) }]]);
	for (const decision of decisions)
		reached = afterDecision(solving, reached, names, stepsOf(solving, decision, context, given));
	const asked = certain(questionMarks(solving, context, seen), competencies);
	return widest(
		[...reached.values()].map(({ values, chance, outlooks }) => ({
			outlooks: together(together(outlooks, asked), solving.next(leaveScene(scenario, context, values))),
			chance
		}))
	);
}

interface Node {
	readonly values: Values;
	readonly chance: number;
	/** What was got on the ways here. */
	readonly outlooks: Outlooks;
}

type Reached = ReadonlyMap<string, Node>;

interface Step {
	readonly apply: (values: Values) => Values;
	readonly chance: number;
	readonly outlooks: Outlooks;
}

function afterDecision(solving: Solving, reached: Reached, names: readonly string[], steps: readonly Step[]): Reached {
	const next = new Map<string, Node>();
	for (const from of reached.values())
		for (const step of steps) {
			const values = step.apply(from.values);
			const key = valuesKey(names, values);
			const to = { values, chance: from.chance * step.chance, outlooks: together(from.outlooks, step.outlooks) };
			const known = next.get(key);
			next.set(key, known ? merged(known, to) : to);
		}
	return next;
}

/** Two ways that leave the same values: the average of both weighs each by its chance. */
function merged(one: Node, other: Node): Node {
	const chance = one.chance + other.chance;
	const part = (node: Node) => (chance === 0 ? 0 : node.chance / chance);
	const outlooks = widest([one, other].map((node) => ({ outlooks: node.outlooks, chance: part(node) })));
	return { values: one.values, chance, outlooks };
}

/** How a decision may go: as it went, or as it may go from here for the values that it reads. */
function stepsOf(solving: Solving, decision: Decision, context: CaseContext, given: Given): readonly Step[] {
	const { scenario, steps } = solving;
	const seen = seenValues(scenario, context);
	const taken = context.outcomes[decision.id];
	if (taken !== undefined) return [stepTaken(solving, decision, taken, given[decision.id], seen)];
	const key = `${decision.id}|${valuesKey(readsOfDecision(scenario, decision), seen)}`;
	const known = steps.get(key);
	if (known) return known;
	const found =
		decision.role === solving.role ? ownSteps(solving, decision, seen) : [scriptedStep(solving, decision, seen)];
	steps.set(key, found);
	return found;
}

function stepTaken(
	solving: Solving,
	decision: Decision,
	outcome: string,
	answer: Answer | undefined,
	seen: Values
): Step {
	const isOwn = decision.role === solving.role && answer !== undefined;
	const marks = isOwn ? marksOfAnswer(solving.scenario, decision, answer, seen) : {};
	return { apply: applying(solving, decision, outcome), chance: 1, outlooks: certain(marks, solving.competencies) };
}

function scriptedStep(solving: Solving, decision: Decision, seen: Values): Step {
	const { scenario } = solving;
	const answer = scriptedAnswer(scenario, decision, seen);
	const given = answer && caseAnswerOf(scenario, decision, answer, seen);
	const outcome = given && 'outcome' in given ? given.outcome : silent;
	return stepTaken(solving, decision, outcome, undefined, seen);
}

const ownSteps = (solving: Solving, decision: Decision, seen: Values): Step[] =>
	solving.player.ways(decision, seen).map(({ outcome, best, worst, chance, mean }) => {
		const marks = (answer: Answer) =>
			measure(marksOfAnswer(solving.scenario, decision, answer, seen), solving.competencies);
		const [most, fewest] = [marks(best), marks(worst)];
		const outlooks = measure(mean, solving.competencies).map((random, at) => ({
			best: most[at] ?? 0,
			worst: fewest[at] ?? 0,
			random
		}));
		return { apply: applying(solving, decision, outcome), chance, outlooks };
	});

const applying =
	({ scenario }: Solving, decision: Decision, outcome: string) =>
	(values: Values): Values =>
		applyAllToValues(scenario.index.types, values, consequencesOf(decision, outcome));

const questionMarks = ({ scenario, role }: Solving, context: CaseContext, seen: Values): Marks =>
	addMarks(
		(sceneNow(scenario, context)?.decisions ?? []).flatMap((decision) =>
			decision.kind === 'examine' && decision.role === role
				? [marksOfQuestions(scenario, decision, context.asked[decision.id] ?? [], seen)]
				: []
		)
	);
