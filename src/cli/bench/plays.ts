import { decide, emptyTrial, evolve, soloRoles, type Command, type RoleId, type TrialEvent } from '#lib/trial/index.ts';
import { openCase, stepCase } from '#lib/trial/case/case-machine.ts';
import type { CaseContext, CaseEvent } from '#lib/trial/case/case-types.ts';
import { possibleOutcomes } from '#lib/trial/case/outcomes.ts';
import { openDecisions, openIncidents, sceneNow, seenValues } from '#lib/trial/case/scene-reading.ts';
import type { Scenario } from '#lib/trial/scenario/scenario.ts';
import type { Decision } from '#lib/trial/scenario/schema-decisions.ts';
import type { TrialState } from '#lib/trial/room/trial-state.ts';
import { waysToAnswer } from '#lib/trial/proof/ways.ts';

/** The number of a play decides its variant, its role and which of the open ways it takes: the same number, the same play. */
const pick = <T>(from: readonly T[], number: number): T | undefined => from[number % from.length];

interface Step {
	before: CaseContext;
	event: CaseEvent;
}

/** A play of the case with every role free, from its start to an ending. */
export const playCase = (scenario: Scenario, number: number): Step[] => {
	const steps: Step[] = [];
	let context = openCase(scenario);
	let event: CaseEvent | null = { type: 'started', variant: pick(scenario.structure.variants, number) ?? '' };
	while (event !== null) {
		const next = stepCase(scenario, context, event);
		if (next === null) throw new Error(`The case refused ${JSON.stringify(event)}`);
		steps.push({ before: context, event });
		context = next;
		event = nextEvent(scenario, context, number + steps.length);
	}
	return steps;
};

const nextEvent = (scenario: Scenario, context: CaseContext, number: number): CaseEvent | null => {
	const [decision] = openDecisions(scenario, context);
	if (decision === undefined) {
		const [incident] = openIncidents(scenario, context);
		return incident === undefined ? null : { type: 'silent', decision: incident };
	}
	const outcomes = possibleOutcomes(decision, scenario.index.conditions, seenValues(scenario, context));
	const outcome = decision.kind === 'examine' ? undefined : pick(outcomes, number);
	return outcome === undefined
		? { type: 'silent', decision: decision.id }
		: { type: 'decided', decision: decision.id, answer: { outcome } };
};

/** The log of a trial that one role plays alone to an ending, the others following their scripts. */
export const playTrial = (scenario: Scenario, number: number): TrialEvent[] => {
	const role = pick(soloRoles(scenario), number);
	const variant = pick(scenario.structure.variants, number);
	if (role === undefined || variant === undefined) throw new Error(`${scenario.structure.id} cannot be played alone`);
	const events: TrialEvent[] = [];
	let state = emptyTrial(scenario);
	let command: Command | null = { type: 'open', role, variant, language: 'fr', seed: String(number) };
	while (command !== null) {
		const decided = decide(scenario, state, command);
		if ('refusal' in decided) throw new Error(`${decided.refusal}: ${JSON.stringify(command)}`);
		events.push(...decided.events);
		state = decided.events.reduce((before, event) => evolve(scenario, before, event), state);
		command = nextCommand(scenario, state, { role, number: number + events.length });
	}
	return events;
};

const nextCommand = (
	scenario: Scenario,
	state: TrialState,
	{ role, number }: { role: RoleId; number: number }
): Command | null => {
	const scene = sceneNow(scenario, state.case)?.id;
	if (state.status !== 'playing' || scene === undefined) return null;
	const decision = openDecisions(scenario, state.case).find((one) => one.role === role);
	if (decision === undefined) return { type: 'pass', role, scene };
	if (decision.kind === 'examine') return { type: 'finish-asking', role, scene, decision: decision.id };
	return { type: 'decide', role, scene, decision: decision.id, answer: answerTo(scenario, state, decision, number) };
};

const answerTo = (scenario: Scenario, state: TrialState, decision: Decision, number: number) => {
	const way = pick(waysToAnswer(scenario, decision, seenValues(scenario, state.case)), number);
	if (way === undefined) throw new Error(`${decision.id} has no answer here`);
	return way.best;
};
