import type { CaseContext } from '../case/case-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isAnswered, openQuestions, presentDecisions, seenValues } from '../case/scene-reading.ts';
import type { DecisionOf } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';

/** One way in which the examinations of a scene can end. */
export interface ExaminationEnd {
	readonly context: CaseContext;
	/** How likely it is where questions are asked at random, each open one as likely, until none may be asked. */
	readonly chance: number;
}

/** Every set of questions that the examinations of a scene can end with; `order` gives those of one that is not free. */
export function examinationBranches(
	scenario: Scenario,
	context: CaseContext,
	order: (decision: DecisionOf<'examine'>, seen: Values) => readonly string[] | null
): ExaminationEnd[] {
	const open = presentDecisions(scenario, context).find(
		(decision) => decision.kind === 'examine' && !isAnswered(scenario, context, decision)
	);
	if (open?.kind !== 'examine') return [{ context, chance: 1 }];
	const given = order(open, seenValues(scenario, context));
	const ends = given ? [askInOrder(scenario, context, open, given)] : everyEnd(scenario, context, open);
	return ends.flatMap((end) =>
		examinationBranches(scenario, end.context, order).map((later) => ({ ...later, chance: end.chance * later.chance }))
	);
}

const finish = (context: CaseContext, id: string): CaseContext => ({ ...context, finished: [...context.finished, id] });

/** These questions, in order, as long as one of them is open. */
function askInOrder(
	scenario: Scenario,
	context: CaseContext,
	decision: DecisionOf<'examine'>,
	order: readonly string[]
): ExaminationEnd {
	let now = context;
	for (;;) {
		const open = openQuestions(scenario, now, decision).map(({ id }) => id);
		const next = order.find((id) => open.includes(id));
		if (next === undefined) return { context: finish(now, decision.id), chance: 1 };
		now = withQuestion(now, decision, next);
	}
}

/** Question after question: all that have asked as many stand side by side, so that chances add up before they go on. */
function everyEnd(scenario: Scenario, context: CaseContext, decision: DecisionOf<'examine'>): ExaminationEnd[] {
	const ends: ExaminationEnd[] = [];
	for (let level: ExaminationEnd[] = [{ context, chance: 1 }]; level.length > 0;) {
		const next = new Map<string, ExaminationEnd>();
		for (const { context: now, chance } of level) {
			const open = openQuestions(scenario, now, decision);
			ends.push({ context: finish(now, decision.id), chance: open.length === 0 ? chance : 0 });
			for (const { id } of open) {
				const asked = withQuestion(now, decision, id);
				const key = (asked.asked[decision.id] ?? []).join('+');
				const part = chance / open.length;
				next.set(key, { context: asked, chance: (next.get(key)?.chance ?? 0) + part });
			}
		}
		level = [...next.values()];
	}
	return ends;
}

/** The scene after one more question, kept in file order. */
export function withQuestion(context: CaseContext, decision: DecisionOf<'examine'>, question: string): CaseContext {
	const asked = [...(context.asked[decision.id] ?? []), question];
	const inOrder = decision.questions.map(({ id }) => id).filter((id) => asked.includes(id));
	return { ...context, asked: { ...context.asked, [decision.id]: inOrder } };
}
