/**
 * The trial room: a scenario is read, proved, compiled, played, seen, scored, debriefed. Pure.
 *
 * compileScenario(bundle: Bundle): Scenario
 * emptyTrial(scenario: Scenario): TrialState
 * decide(scenario: Scenario, state: TrialState, command: Command): { events: TrialEvent[] } | Refusal
 * evolve(scenario: Scenario, state: TrialState, event: TrialEvent): TrialState
 * replay(scenario: Scenario, events: readonly TrialEvent[]): TrialState
 * view(scenario: Scenario, state: TrialState, audience: RoleId | 'public', language: ScenarioLanguage): View
 * presentScenario(scenario: Scenario, language: ScenarioLanguage): ScenarioCard
 * minutes(scenario: Scenario, state: TrialState, language: ScenarioLanguage): MinuteLine[]
 * score(scenario: Scenario, state: TrialState, assessed?: Assessed): Score
 * debrief(scenario: Scenario, state: TrialState, language: ScenarioLanguage, assessed?: Assessed): Debrief
 */
export { answerSchema, type Answer } from './answer.ts';
export type { Bundle } from './bundle-types.ts';
export type { CaseContext, CaseEvent, ClosedScene, ExhibitState } from './case-types.ts';
export { commandSchema, type Command, type Refusal, type RefusalCode } from './command.ts';
export type {
	Assessed,
	CompetencyScore,
	Debrief,
	DebriefGate,
	DebriefIncident,
	DebriefReason,
	DebriefStep,
	Prompt,
	Score
} from './debrief-types.ts';
export type { TrialEvent } from './event.ts';
export type { Finding } from './finding.ts';
export {
	isRoleId,
	phaseIds,
	placeIds,
	roleIds,
	type PhaseId,
	type PlaceId,
	type RoleId,
	type ScenarioLanguage
} from './ids.ts';
export type { Scenario } from './scenario.ts';
export type { ScenarioCard } from './card.ts';
export type { Decision, DecisionKind, RulingId, UnitId } from './schema-decisions.ts';
export type { Opened, Taken, TrialState, TrialStatus } from './trial-state.ts';
export type {
	Happened,
	HeardAnswer,
	MinuteLine,
	PassedScene,
	PastScene,
	PublicDecision,
	PublicOption,
	View,
	ViewExhibit,
	ViewInject,
	ViewPhase,
	ViewScene
} from './view-types.ts';
