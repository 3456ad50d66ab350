import type { Assessed, Debrief, DebriefGate, DebriefIncident, DebriefStep, Prompt } from './debrief-types.ts';
import { debriefSteps } from './debrief-steps.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { score } from './score.ts';
import type { TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/**
 * Going through a trial after play: its ending and whether it stands, the gates raised, every decision against the best
 * that was still open, with its why and its sources, the score by competency.
 * @throws where the trial was never opened
 */
export function debrief(
	scenario: Scenario,
	state: TrialState,
	language: ScenarioLanguage,
	assessed: Assessed = {}
): Debrief {
	if (state.opened === null) throw new Error('a trial that was never opened has no debrief');
	const steps = debriefSteps({ scenario, state, language, assessed });
	const gates = raisedGates(scenario, state, language);
	return {
		scenario: {
			id: scenario.structure.id,
			version: scenario.structure.version,
			title: wording(scenario, language, 'about', 'title') ?? ''
		},
		language,
		role: state.opened.role,
		variant: state.opened.variant,
		status: state.status,
		rewinds: state.rewinds,
		ending: endingOf(scenario, state, language),
		gates,
		steps,
		incidents: incidentsOf(scenario, state, language),
		score: score(scenario, state, assessed),
		prompts: promptsOf(gates, steps)
	};
}

/** Gates that a trial has raised so far, each once, in the order in which they were raised. */
export const gatesRaised = (state: TrialState): { gate: string; scene: string }[] =>
	state.case.closed.flatMap(({ gates, scene }) => gates.map((gate) => ({ gate, scene })));

const raisedGates = (scenario: Scenario, state: TrialState, language: ScenarioLanguage): DebriefGate[] =>
	gatesRaised(state).map(({ gate, scene }) => {
		const read = (block: string) => wording(scenario, language, `gate.${gate}`, block, state.case.entry) ?? '';
		const declared = scenario.structure.gates[gate];
		return {
			id: gate,
			title: read('title'),
			why: read('why'),
			question: read('question'),
			voids: declared?.voids ?? false,
			sources: declared?.source ?? [],
			scene
		};
	});

function endingOf(scenario: Scenario, state: TrialState, language: ScenarioLanguage): Debrief['ending'] {
	const id = state.ending;
	const declared = id === null ? undefined : scenario.structure.endings[id];
	if (id === null || !declared) return null;
	const read = (block: string) => wording(scenario, language, `ending.${id}`, block, state.case.entry) ?? '';
	return {
		id,
		title: read('title'),
		text: read('text'),
		commentary: read('commentary'),
		stands: declared.stands,
		sources: declared.source
	};
}

/** Incidents that the seat could raise, or that were raised. */
function incidentsOf(scenario: Scenario, state: TrialState, language: ScenarioLanguage): DebriefIncident[] {
	const { incidents } = scenario.structure;
	return Object.keys(incidents)
		.filter((id) => incidents[id]?.by === state.opened?.role)
		.map((id) => ({
			id,
			label: wording(scenario, language, `incident.${id}`, 'label', state.case.entry) ?? '',
			status: state.case.incidents[id] ?? 'never-raised',
			why: wording(scenario, language, `incident.${id}`, 'why', state.case.entry) ?? '',
			sources: incidents[id]?.source ?? []
		}));
}

function promptsOf(gates: readonly DebriefGate[], steps: readonly DebriefStep[]): Prompt[] {
	const costliest = steps.toSorted((a, b) => b.cost - a.cost)[0];
	return [
		...gates.map(({ id, question }): Prompt => ({ kind: 'gate', gate: id, question })),
		...(costliest && costliest.cost > 0
			? [{ kind: 'costliest' as const, decision: costliest.decision, title: costliest.title }]
			: [])
	];
}
