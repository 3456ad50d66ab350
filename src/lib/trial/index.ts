/** The trial room: a scenario is read, proved, compiled, played, seen, scored and debriefed here. Pure. */
export { answerSchema, type Answer } from './room/answer.ts';
export type { Bundle } from './scenario/bundle-types.ts';
export type { CaseContext, CaseEvent, ClosedScene, ExhibitState } from './case/case-types.ts';
export { bundleText, compileBundleText, compileScenario } from './scenario/compile.ts';
export type { Command, CommandOf } from './room/command.ts';
export type { Refusal, RefusalCode } from './room/refusal.ts';
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
} from './debrief/debrief-types.ts';
export { diffScenarios, type ScenarioDiff } from './diff/diff-scenarios.ts';
export { proveScenario, type Proof } from './proof/prove.ts';
export { walk, type Walk } from './proof/walk.ts';
export { debrief, endingTold, gatesRaised, raisedGates } from './debrief/debrief.ts';
export { debriefForks, type CommonDebriefView, type ForkName, type ForkSeen } from './debrief/common-debrief-view.ts';
export { walkedPlay, walkedPlays, type WalkedPlay } from './debrief/walked-plays.ts';
export type { CommonDebrief } from './live/common-debrief.ts';
export { changesBetween, putTogether, readChanges, type Change } from './view/changes.ts';
export { conductorView, type ConductorView } from './view/conductor-view.ts';
export { liveView, type HallView, type LiveView } from './view/live-view.ts';
export { personal, type Personal } from './view/personal.ts';
export { talkView, type AskedQuestion, type OpenFork, type TalkView } from './view/talk-view.ts';
export { hintsGiven } from './live/talk-decide.ts';
export { isTalk, talkOf } from './live/talk.ts';
export { mostChoices } from './live/talk-command.ts';
export type { Talk } from './live/talk-types.ts';
export { isMyTurn } from './view/my-turn.ts';
export { mine, type Mine, type MineBallot } from './view/mine.ts';
export { score, scoreOfRole, solve, type Solved } from './debrief/score.ts';
export { scoreOfSeat, type SeatScore } from './debrief/seat-score.ts';
export { ownDecisions, type Whose } from './debrief/own-decisions.ts';
export { bestLine, type BestLine, type BestLineStep } from './debrief/best-line.ts';
export {
	branchesOf,
	isRecorded,
	isReplay,
	momentBefore,
	recordedBranch,
	standingOf,
	type Branch,
	type Fork
} from './room/branches.ts';
export { compareBranches, type ComparedBranch, type ComparedStep, type Comparison } from './debrief/debrief-compare.ts';
export { momentTitle, type Moment } from './debrief/moment.ts';
export { isNotePrompt, notePrompts, readNotePrompt, type NotePrompt, type NotePromptKind } from './debrief/prompts.ts';
export type { LiveEvent, TrialEvent } from './room/event.ts';
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
} from './live/live-types.ts';
export { checkScenario, type CheckedScenario, type ScenarioFiles } from './check/check-scenario.ts';
export type { KnownIds } from './check/check-known.ts';
export type { Finding } from './scenario/finding.ts';
export { mediaHash, mostMediaBytes, type MediaFile, type MediaKind } from './scenario/media.ts';
export {
	isRoleId,
	roleIds,
	scenarioLanguages,
	type PhaseId,
	type PlaceId,
	type RoleId,
	type ScenarioLanguage
} from './scenario/ids.ts';
export type { Scenario } from './scenario/scenario.ts';
export { presentScenario, soloRoles, type ScenarioCard } from './scenario/card.ts';
export type { Decided } from './room/decided.ts';
export { decide } from './room/room-decide.ts';
export { emptyTrial, evolve, replay } from './room/room-evolve.ts';
export { solveBackwards, solveToReveal } from './debrief/solve-backwards.ts';
export { minutes } from './view/minutes.ts';
export { missedSince } from './view/missed.ts';
export { roleSheet, type RoleSheet } from './view/role-sheet.ts';
export { scenarioGraph } from './graph/scenario-graph.ts';
export type {
	GraphCause,
	GraphDecision,
	GraphEnding,
	GraphExit,
	GraphIncident,
	GraphInject,
	GraphScene,
	ScenarioGraph
} from './graph/scenario-graph-types.ts';
export {
	scenarioOutline,
	type OutlineAnswer,
	type OutlineDecision,
	type OutlineProse,
	type OutlineScene,
	type ScenarioOutline
} from './graph/scenario-outline.ts';
export { stateText } from './room/state-text.ts';
export { hearing, past, view } from './view/view.ts';
export type { Decision, DecisionKind, RulingId, UnitId } from './scenario/schema-decisions.ts';
export type { Opened, Taken, TrialState, TrialStatus } from './room/trial-state.ts';
export {
	assessedIn,
	decisionTitle,
	expectedPoints,
	marksOfText,
	pointsInWords,
	writingTask,
	writtenIn,
	type Ticked,
	type WritingTask,
	type Written
} from './debrief/written.ts';
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
} from './view/view-types.ts';
