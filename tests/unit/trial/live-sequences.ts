import fc from 'fast-check';
import type { Scenario } from '#lib/trial/index.ts';
import { openCase, stepCase } from '#lib/trial/case/case-machine.ts';
import type { CaseContext, CaseEvent } from '#lib/trial/case/case-types.ts';
import { possibleOutcomes } from '#lib/trial/case/outcomes.ts';
import { openDecisions, openIncidents, openQuestions, seenValues } from '#lib/trial/case/scene-reading.ts';

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
export function playAtRandom(
	scenario: Scenario,
	variant: string,
	draws: readonly number[],
	include: { injects: boolean; silence: boolean } = { injects: true, silence: true }
) {
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
		const events = possibleEvents(scenario, context).filter(
			({ type }) => (include.injects || type !== 'inject') && (include.silence || type !== 'silent')
		);
		const event = events[draw % events.length];
		if (event) take(event);
	}
	return { steps, context };
}

export const draws = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 80 });

/**
 * Plays a case until it ends where wanted: random plays from a fixed seed, with everybody free. Gives the ending reached, or
 * null where none of the tries came there.
 */
export function steerTo(scenario: Scenario, variant: string, wanted: string, tries = 3000): string | null {
	let state = 12345;
	const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8;
	for (let attempt = 0; attempt < tries; attempt++) {
		const drawn = Array.from({ length: 400 }, next);
		const { context } = playAtRandom(scenario, variant, drawn, { injects: false, silence: false });
		if (context.ending === wanted) return wanted;
	}
	return null;
}
