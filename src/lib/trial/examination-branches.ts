import type { CaseContext } from './case-types.ts';
import type { Scenario } from './scenario.ts';
import { isAnswered, openQuestions, presentDecisions } from './scene-reading.ts';
import type { DecisionOf } from './schema-decisions.ts';

/** Every set of questions that the examinations of a scene can end with; `scripted` gives the one set where a script asks. */
export function examinationBranches(
	scenario: Scenario,
	context: CaseContext,
	scripted: (decision: DecisionOf<'examine'>) => boolean
): CaseContext[] {
	const open = presentDecisions(scenario, context).find(
		(decision) => decision.kind === 'examine' && !isAnswered(scenario, context, decision)
	);
	if (open?.kind !== 'examine') return [context];
	const ends = scripted(open) ? [followScript(scenario, context, open)] : everyEnd(scenario, context, open);
	return ends.flatMap((end) => examinationBranches(scenario, end, scripted));
}

const finish = (context: CaseContext, id: string): CaseContext => ({ ...context, finished: [...context.finished, id] });

/** The questions of its script, in order, as long as they are open. */
function followScript(scenario: Scenario, context: CaseContext, decision: DecisionOf<'examine'>): CaseContext {
	let now = context;
	for (;;) {
		const open = openQuestions(scenario, now, decision).map(({ id }) => id);
		const next = decision.script.find((id) => open.includes(id));
		if (next === undefined) return finish(now, decision.id);
		now = withQuestion(now, decision, next);
	}
}

function everyEnd(scenario: Scenario, context: CaseContext, decision: DecisionOf<'examine'>): CaseContext[] {
	const found = new Map<string, CaseContext>();
	const visit = (now: CaseContext): void => {
		const key = (now.asked[decision.id] ?? []).join('+');
		if (found.has(key)) return;
		found.set(key, finish(now, decision.id));
		for (const { id } of openQuestions(scenario, now, decision)) visit(withQuestion(now, decision, id));
	};
	visit(context);
	return [...found.values()];
}

/** The scene after one more question, kept in file order. */
export function withQuestion(context: CaseContext, decision: DecisionOf<'examine'>, question: string): CaseContext {
	const asked = [...(context.asked[decision.id] ?? []), question];
	const inOrder = decision.questions.map(({ id }) => id).filter((id) => asked.includes(id));
	return { ...context, asked: { ...context.asked, [decision.id]: inOrder } };
}
