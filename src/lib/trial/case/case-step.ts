import type { CaseAnswer, CaseContext, CaseEvent } from './case-types.ts';
import { isPossible, silent } from './outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { enterScene } from './scene-entry.ts';
import { isAnswered, openIncidents, openQuestions, presentDecisions, sceneNow, seenValues } from './scene-reading.ts';
import { startValues } from '../scenario/variable-types.ts';

/** A case before anything has happened. */
export function unstartedCase({ structure }: Scenario): CaseContext {
	return {
		variant: structure.variants[0] ?? '',
		at: null,
		ending: null,
		entry: startValues(structure, structure.variants[0] ?? ''),
		outcomes: {},
		asked: {},
		finished: [],
		injects: [],
		armed: [],
		fired: [],
		incidents: {},
		raised: [],
		letPass: [],
		exhibits: Object.fromEntries(
			Object.entries(structure.exhibits).map(([id, start]) => [id, { ...start, moved: -1 }])
		),
		closed: []
	};
}

/** The case after an event inside its scene, or null where the case does not accept it. Exits are read elsewhere. */
export function stepInScene(scenario: Scenario, context: CaseContext, event: CaseEvent): CaseContext | null {
	switch (event.type) {
		case 'started':
			return start(scenario, context, event.variant);
		case 'inject':
			return inject(scenario, context, event.inject);
		case 'incident':
			return raise(scenario, context, event);
		case 'silent':
			return keepSilent(scenario, context, event.decision);
		case 'decided':
			return decided(scenario, context, event.decision, event.answer);
		case 'together':
			return event.events.reduce<CaseContext | null>(
				(before, one) => before && stepInScene(scenario, before, one),
				context
			);
	}
}

function start(scenario: Scenario, context: CaseContext, variant: string): CaseContext | null {
	const first = scenario.structure.scenes[0];
	if (context.at !== null || context.ending !== null || !first) return null;
	if (!scenario.structure.variants.includes(variant)) return null;
	return enterScene(scenario, { ...context, variant, entry: startValues(scenario.structure, variant) }, first.id);
}

function inject(scenario: Scenario, context: CaseContext, id: string): CaseContext | null {
	const { structure, index } = scenario;
	const declared = structure.injects[id];
	if (!declared || context.ending !== null || context.fired.includes(id) || context.armed.includes(id)) return null;
	if (context.at === null || !declared.scenes.includes(context.at))
		return { ...context, armed: [...context.armed, id] };
	const injects = (index.injectsOf.get(context.at) ?? []).filter((one) => one === id || context.injects.includes(one));
	return { ...context, injects, fired: [...context.fired, id] };
}

function raise(
	scenario: Scenario,
	context: CaseContext,
	{ incident, by }: { incident: string; by: string }
): CaseContext | null {
	const declared = scenario.structure.incidents[incident];
	if (!declared || declared.by !== by || context.at === null || context.incidents[incident]) return null;
	if (openIncidents(scenario, context).includes(incident))
		return {
			...context,
			incidents: { ...context.incidents, [incident]: 'pending' },
			raised: [...context.raised, incident].toSorted()
		};
	if (!isTooLate(scenario, context, incident)) return null;
	return {
		...context,
		incidents: { ...context.incidents, [incident]: 'late' },
		raised: [...context.raised, incident].toSorted()
	};
}

/** True once the last scene that names the incident has been played, or let pass, and the incident was not raised. */
export function isTooLate(scenario: Scenario, context: CaseContext, incident: string): boolean {
	const scenes = scenario.structure.incidents[incident]?.scenes ?? [];
	const now = scenario.index.sceneNumbers.get(context.at ?? '') ?? 0;
	const wasOpen = context.letPass.includes(incident) || context.closed.some(({ scene }) => scenes.includes(scene));
	const isOver = scenes.every((id) => (scenario.index.sceneNumbers.get(id) ?? 0) <= now);
	return wasOpen && isOver && !openIncidents(scenario, context).includes(incident);
}

/** Silence of a decision, or of whoever might raise an incident. */
function keepSilent(scenario: Scenario, context: CaseContext, id: string): CaseContext | null {
	if (openIncidents(scenario, context).includes(id))
		return { ...context, letPass: [...context.letPass, id].toSorted() };
	const decision = presentDecisions(scenario, context).find((one) => one.id === id);
	if (!decision || isAnswered(scenario, context, decision)) return null;
	if (decision.kind === 'examine') return { ...context, finished: [...context.finished, id].toSorted() };
	return { ...context, outcomes: { ...context.outcomes, [id]: silent } };
}

function decided(scenario: Scenario, context: CaseContext, id: string, answer: CaseAnswer): CaseContext | null {
	const decision = presentDecisions(scenario, context).find((one) => one.id === id);
	if (!decision || isAnswered(scenario, context, decision)) return null;
	if (decision.kind !== 'examine') {
		if (!('outcome' in answer)) return null;
		const seen = seenValues(scenario, context);
		if (!isPossible(decision, answer.outcome, scenario.index.conditions, seen)) return null;
		return { ...context, outcomes: { ...context.outcomes, [id]: answer.outcome } };
	}
	if ('done' in answer) return { ...context, finished: [...context.finished, id].toSorted() };
	if (!('question' in answer)) return null;
	const open = openQuestions(scenario, context, decision).some((question) => question.id === answer.question);
	return open ? ask(scenario, context, id, answer.question) : null;
}

function ask(scenario: Scenario, context: CaseContext, id: string, question: string): CaseContext {
	const asked = [...(context.asked[id] ?? []), question];
	const decision = sceneNow(scenario, context)?.decisions.find((one) => one.id === id);
	const order = decision?.kind === 'examine' ? decision.questions.map((one) => one.id) : [];
	return { ...context, asked: { ...context.asked, [id]: order.filter((one) => asked.includes(one)) } };
}
