import type { CaseContext } from '../case/case-types.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { incidentOf, openQuestions, seenValues } from '../case/scene-reading.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import { hintsOf } from './hints.ts';
import { shuffle } from './shuffle.ts';
import { decisionProse, type DecisionProse } from './taken-labels.ts';
import type { PublicDecision, PublicOption } from './view-types.ts';
import { wording } from '../scenario/wording.ts';

interface Reader {
	readonly scenario: Scenario;
	readonly context: CaseContext;
	readonly language: ScenarioLanguage;
	readonly seed: string;
}

interface Offered {
	readonly id: string;
	readonly when?: string | undefined;
	readonly hidden: boolean;
}

/** What a seat may know of a decision it has to take: never what is right, never marks, never a why. */
export function publicDecision(reader: Reader, decision: Decision): PublicDecision {
	const seen = seenValues(reader.scenario, reader.context);
	const prose = decisionProse(reader.scenario, reader.language, decision, seen);
	const base = {
		id: decision.id,
		title: prose(null, 'title'),
		ask: prose(null, 'ask'),
		final: decision.final,
		hints: hintsOf(reader.scenario, reader.language, decision, seen)
	};
	const named = (ids: readonly string[]): PublicOption[] =>
		mixed(reader, decision, ids).map((id) => ({ id, label: prose(id, 'label'), closed: null }));
	const offered = (options: readonly Offered[]) => mixed(reader, decision, optionsShown(reader, prose, options));
	switch (decision.kind) {
		case 'choose':
			return { ...base, kind: 'choose', choices: offered(decision.choices) };
		case 'select':
			return { ...base, kind: 'select', options: offered(decision.options), ...decision.pick };
		case 'examine':
			return { ...base, kind: 'examine', ...examination(reader, prose, decision) };
		case 'ruling':
			return { ...base, kind: 'ruling', ...ruling(reader, prose, decision), grounds: named(decision.grounds) };
		case 'order':
			return { ...base, kind: 'order', steps: named(decision.steps) };
		case 'quantify':
			return { ...base, kind: 'quantify', unit: decision.unit, from: decision.from, to: decision.to, by: decision.by };
		case 'write':
			return { ...base, kind: 'write', ...decision.words };
	}
}

const mixed = <T>({ seed }: Reader, decision: Decision, items: readonly T[]): T[] =>
	shuffle(items, `${seed} ${decision.id}`);

/** Options with the reason where they are closed; hidden ones are left out while closed. */
function optionsShown(
	{ scenario, context }: Reader,
	prose: DecisionProse,
	options: readonly Offered[]
): PublicOption[] {
	const seen = seenValues(scenario, context);
	return options.flatMap(({ id, when, hidden }) => {
		const open = scenario.index.conditions.holds(when, seen);
		if (!open && hidden) return [];
		return [{ id, label: prose(id, 'label'), closed: open ? null : prose(id, 'closed') }];
	});
}

function examination(reader: Reader, prose: DecisionProse, decision: DecisionOf<'examine'>) {
	const asked = reader.context.asked[decision.id] ?? [];
	const unasked = decision.questions.filter(({ id }) => !asked.includes(id));
	const exhausted = openQuestions(reader.scenario, reader.context, decision).length === 0;
	return {
		of: decision.of,
		budget: decision.budget,
		left: exhausted ? 0 : decision.budget - asked.length,
		questions: mixed(reader, decision, optionsShown(reader, prose, unasked)),
		heard: asked.map((id) => ({ id, label: prose(id, 'label'), answer: prose(id, 'consequence') }))
	};
}

function ruling({ scenario, context, language }: Reader, prose: DecisionProse, decision: DecisionOf<'ruling'>) {
	const incident = incidentOf(decision);
	const seen = seenValues(scenario, context);
	return {
		raised: incident === null ? null : wording(scenario, language, `incident.${incident}`, 'raised', seen),
		rulings: decision.rulings.map((id) => ({ id, label: prose(id, 'label') }))
	};
}
