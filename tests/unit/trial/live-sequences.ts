import fc from 'fast-check';
import type { Scenario } from '#lib/trial/index.ts';
import { openCase, stepCase } from '#lib/trial/case-machine.ts';
import type { CaseContext, CaseEvent } from '#lib/trial/case-types.ts';
import { possibleOutcomes } from '#lib/trial/outcomes.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from '#lib/trial/scene-reading.ts';

/** Everything that could happen next in a case, whoever does it. */
export function possibleEvents(scenario: Scenario, context: CaseContext): CaseEvent[] {
	const decisions = openDecisions(scenario, context).flatMap((decision): CaseEvent[] => {
		const quiet: CaseEvent = { type: 'silent', decision: decision.id };
		if (decision.kind === 'examine')
			return [
				quiet,
				...openQuestions(scenario, context, decision).map(({ id }): CaseEvent => ({
					type: 'decided',
					decision: decision.id,
					answer: { question: id }
				}))
			];
		const outcomes = possibleOutcomes(decision, scenario.index.conditions, seenValues(scenario, context));
		return [
			quiet,
			...outcomes.map((outcome): CaseEvent => ({ type: 'decided', decision: decision.id, answer: { outcome } }))
		];
	});
	const incidents = Object.entries(scenario.structure.incidents).flatMap(([incident, { by }]): CaseEvent[] => [
		{ type: 'incident', incident, by },
		...(openIncidents(scenario, context).includes(incident) ? [{ type: 'silent' as const, decision: incident }] : [])
	]);
	const injects = Object.keys(scenario.structure.injects).map((inject): CaseEvent => ({ type: 'inject', inject }));
	return [...decisions, ...incidents, ...injects];
}

/** Plays a case at random, as many people at once might: every accepted event with the state it led to. */
export function playAtRandom(scenario: Scenario, variant: string, draws: readonly number[]) {
	const steps: { event: CaseEvent; context: CaseContext }[] = [];
	let context = openCase(scenario);
	const take = (event: CaseEvent): void => {
		const next = stepCase(scenario, context, event);
		if (next === null) return;
		context = next;
		steps.push({ event, context });
	};
	take({ type: 'started', variant });
	for (const draw of draws) {
		if (context.ending !== null) break;
		const events = possibleEvents(scenario, context);
		const event = events[draw % events.length];
		if (event) take(event);
	}
	return { steps, context };
}

export const draws = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 80 });
