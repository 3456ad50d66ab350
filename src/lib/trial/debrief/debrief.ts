import type { Assessed, Debrief, DebriefGate, DebriefIncident, DebriefStep, Prompt, Score } from './debrief-types.ts';
import { debriefSteps } from './debrief-steps.ts';
import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { whoseAlone, type Whose } from './own-decisions.ts';
import { scoreOfRole } from './score.ts';
import { scoreOfSeat } from './seat-score.ts';
import type { TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';

/**
 * Going through a trial after play: its ending and whether it stands, the gates raised, every decision against the best
 * that was still open, with its why and its sources, the score by competency.
 * @param whose in a live room, the role or the seat whose decisions are gone through
 * @throws in a live room where it is not said
 */
export function debrief(
	scenario: Scenario,
	state: TrialState,
	language: ScenarioLanguage,
	assessed: Assessed = {},
	whose: Whose = whoseAlone(state)
): Debrief {
	const steps = debriefSteps({ scenario, state, language, assessed, whose });
	const gates = raisedGates(scenario, state, language);
	return {
		scenario: {
			id: scenario.structure.id,
			version: scenario.structure.version,
			title: wording(scenario, language, 'about', 'title') ?? ''
		},
		language,
		role: whose.role,
		variant: state.case.variant,
		status: state.status,
		rewinds: state.rewinds,
		ending: endingOf(scenario, state, language),
		gates,
		steps,
		incidents: incidentsOf(scenario, state, whose.role, language),
		score: scoreOf(scenario, state, whose, assessed),
		prompts: promptsOf(gates, steps)
	};
}

const scoreOf = (scenario: Scenario, state: TrialState, { role, seat }: Whose, assessed: Assessed): Score =>
	seat === undefined ? scoreOfRole(scenario, state, role, assessed) : scoreOfSeat(scenario, state, seat, assessed);

/** Gates that a trial has raised so far, each once, in the order in which they were raised. */
export const gatesRaised = (state: TrialState): { gate: string; scene: string }[] =>
	state.case.closed.flatMap(({ gates, scene }) => gates.map((gate) => ({ gate, scene })));

/** The same in words, with the question to go through. */
export const raisedGates = (scenario: Scenario, state: TrialState, language: ScenarioLanguage): DebriefGate[] =>
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

/** How a play ended, in a word; null where it did not. */
export function endingTold(scenario: Scenario, state: TrialState, language: ScenarioLanguage) {
	const ending = endingOf(scenario, state, language);
	return ending && { title: ending.title, stands: ending.stands };
}

/** How a trial ended, with what jurists say of it; null where it did not. */
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
function incidentsOf(
	scenario: Scenario,
	state: TrialState,
	role: RoleId,
	language: ScenarioLanguage
): DebriefIncident[] {
	const { incidents } = scenario.structure;
	return Object.keys(incidents)
		.filter((id) => incidents[id]?.by === role)
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
