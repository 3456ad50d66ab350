/** The trial room: a scenario is read, proved, compiled, played, seen, scored and debriefed here. Pure. */
export { answerSchema, type Answer } from './answer.ts';
export type { Bundle } from './bundle-types.ts';
export type { CaseContext, CaseEvent, ClosedScene, ExhibitState } from './case-types.ts';
export { bundleText, compileBundleText, compileScenario } from './compile.ts';
export type { Command, CommandOf } from './command.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
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
export { diffScenarios, type ScenarioDiff } from './diff-scenarios.ts';
export { proveScenario, type Proof } from './prove.ts';
export { walk, type Walk } from './walk.ts';
export { debrief, gatesRaised } from './debrief.ts';
export { conductorView, type ConductorView } from './conductor-view.ts';
export { liveView, type HallView, type LiveView } from './live-view.ts';
export { mine, type Mine, type MineBallot } from './mine.ts';
export { score, scoreOfRole, scoreOfSeat, solve, type Solved } from './score.ts';
export { bestLine, type BestLine, type BestLineStep } from './best-line.ts';
export {
	branchesOf,
	isRecorded,
	isReplay,
	momentBefore,
	recordedBranch,
	standingOf,
	type Branch,
	type Fork
} from './branches.ts';
export { compareBranches, type ComparedBranch, type ComparedStep, type Comparison } from './debrief-compare.ts';
export { momentTitle, type Moment } from './moment.ts';
export { isNotePrompt, notePrompts, readNotePrompt, type NotePrompt, type NotePromptKind } from './prompts.ts';
export type { LiveEvent, TrialEvent } from './event.ts';
export {
	pauseReasons,
	type Actor,
	type Ballot,
	type Cast,
	type Hall,
	type LiveRoom,
	type LiveSeat,
	type PauseReason,
	type Seat,
	type Timer
} from './live-types.ts';
export { checkScenario, type CheckedScenario, type ScenarioFiles } from './check-scenario.ts';
export type { KnownIds } from './check-known.ts';
export type { Finding } from './finding.ts';
export { mediaHash, mostMediaBytes, type MediaFile, type MediaKind } from './media.ts';
export {
	isRoleId,
	roleIds,
	scenarioLanguages,
	type PhaseId,
	type PlaceId,
	type RoleId,
	type ScenarioLanguage
} from './ids.ts';
export type { Scenario } from './scenario.ts';
export { presentScenario, soloRoles, type ScenarioCard } from './card.ts';
export type { Decided } from './decided.ts';
export { decide } from './room-decide.ts';
export { emptyTrial, evolve, replay } from './room-evolve.ts';
export { minutes } from './minutes.ts';
export { scenarioGraph } from './scenario-graph.ts';
export type {
	GraphCause,
	GraphDecision,
	GraphEnding,
	GraphExit,
	GraphIncident,
	GraphInject,
	GraphScene,
	ScenarioGraph
} from './scenario-graph-types.ts';
export {
	scenarioOutline,
	type OutlineAnswer,
	type OutlineDecision,
	type OutlineProse,
	type OutlineScene,
	type ScenarioOutline
} from './scenario-outline.ts';
export { stateText } from './state-text.ts';
export { hearing, past, view } from './view.ts';
export type { Decision, DecisionKind, RulingId, UnitId } from './schema-decisions.ts';
export type { Opened, Taken, TrialState, TrialStatus } from './trial-state.ts';
export {
	assessedIn,
	decisionTitle,
	expectedPoints,
	marksOfText,
	writingTask,
	writtenIn,
	type Ticked,
	type WritingTask,
	type Written
} from './written.ts';
export type {
	CitedExhibit,
	CustodyStep,
	Happened,
	HeardAnswer,
	Hearing,
	MinuteLine,
	PassedScene,
	PastScene,
	PublicDecision,
	PublicOption,
	View,
	ViewExhibit,
	ViewInject,
	ViewPicture,
	ViewPhase,
	ViewScene
} from './view-types.ts';
