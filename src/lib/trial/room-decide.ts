import * as v from 'valibot';
import { answerProblem } from './answer-outcome.ts';
import { isTooLate } from './case-step.ts';
import { commandSchema, type Command, type Refusal, type RefusalCode } from './command.ts';
import type { TrialEvent } from './event.ts';
import type { RoleId } from './ids.ts';
import { branchHolding } from './room-evolve.ts';
import type { Scenario } from './scenario.ts';
import { isAnswered, openIncidents, openQuestions, presentDecisions, sceneNow, seenValues } from './scene-reading.ts';
import type { TrialState } from './trial-state.ts';
import { visibleExhibits } from './visible-exhibits.ts';

export type Decided = { readonly events: readonly TrialEvent[] } | Refusal;
type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
type SceneCommand = CommandOf<'decide' | 'ask' | 'finish-asking' | 'raise' | 'pass'>;

const refuse = (refusal: RefusalCode): Refusal => ({ refusal });
const accept = (event: TrialEvent): Decided => ({ events: [event] });

/**
 * What a command does to a trial: the events to log, or why it is refused, always asked in the same order: its shape, is
 * the trial open and not over, whose seat, is the scene still the same, is the decision there, not yet taken, is the choice
 * open, is the answer an answer, may the role see the exhibits it cites.
 */
export function decide(scenario: Scenario, state: TrialState, given: unknown): Decided {
	const parsed = v.safeParse(commandSchema, given);
	if (!parsed.success) return refuse('trial/malformed');
	const command = parsed.output;
	if (command.type === 'open') return open(scenario, state, command);
	if (state.opened === null) return refuse('trial/not-open');
	if (command.type === 'rewind') return rewind(state, command);
	if (state.status !== 'playing') return refuse('trial/over');
	if (command.role !== state.opened.role) return refuse('trial/not-your-seat');
	if (command.type === 'abandon') return accept({ type: 'abandoned', role: command.role });
	if (sceneNow(scenario, state.case)?.id !== command.scene) return leftScene(scenario, state, command);
	return inScene(scenario, state, command);
}

function open(scenario: Scenario, state: TrialState, { role, variant, language, seed }: CommandOf<'open'>): Decided {
	if (state.opened !== null) return refuse('trial/already-open');
	if (!scenario.structure.variants.includes(variant)) return refuse('trial/unknown-variant');
	if (!scenario.structure.roles[role]?.play.includes('solo')) return refuse('trial/role-not-playable');
	return accept({ type: 'opened', variant, role, language, seed });
}

function rewind(state: TrialState, { role, to }: CommandOf<'rewind'>): Decided {
	if (role !== state.opened?.role) return refuse('trial/not-your-seat');
	if (!branchHolding(state, to)) return refuse('trial/no-such-moment');
	return accept({ type: 'rewound', role, to });
}

/** A second sending of a decision already taken says so, rather than that its scene was left. */
function leftScene(scenario: Scenario, state: TrialState, command: SceneCommand): Decided {
	const known = command.type === 'decide' && scenario.index.decisions.get(command.decision)?.scene.id === command.scene;
	const taken = known && state.taken.some((one) => one.decision === command.decision && one.by === 'seat');
	return refuse(taken ? 'trial/already-decided' : 'trial/scene-left');
}

function inScene(scenario: Scenario, state: TrialState, command: SceneCommand): Decided {
	switch (command.type) {
		case 'raise':
			return raise(scenario, state, command);
		case 'pass':
			return pass(scenario, state, command);
		case 'decide':
		case 'ask':
		case 'finish-asking':
			return onDecision(scenario, state, command);
	}
}

function raise(scenario: Scenario, { case: context }: TrialState, { role, incident }: CommandOf<'raise'>): Decided {
	const declared = scenario.structure.incidents[incident];
	if (!declared || declared.by !== role) return refuse('trial/no-such-incident');
	if (context.incidents[incident] !== undefined) return refuse('trial/already-raised');
	const inTime = openIncidents(scenario, context).includes(incident);
	if (!inTime && !isTooLate(scenario, context, incident)) return refuse('trial/incident-not-open');
	return accept({ type: 'incident', role, incident });
}

function pass(scenario: Scenario, { case: context }: TrialState, { role, scene }: CommandOf<'pass'>): Decided {
	const mine = openIncidents(scenario, context).some((id) => scenario.structure.incidents[id]?.by === role);
	return mine ? accept({ type: 'passed', role, scene }) : refuse('trial/nothing-to-pass');
}

function onDecision(
	scenario: Scenario,
	state: TrialState,
	command: CommandOf<'decide' | 'ask' | 'finish-asking'>
): Decided {
	const place = scenario.index.decisions.get(command.decision);
	if (!place || place.scene.id !== command.scene) return refuse('trial/no-such-decision');
	const { decision } = place;
	if (decision.role !== command.role) return refuse('trial/not-your-decision');
	if (!presentDecisions(scenario, state.case).includes(decision)) return refuse('trial/decision-not-open');
	if (command.type === 'ask') return ask(scenario, state, command);
	if (isAnswered(scenario, state.case, decision)) return refuse('trial/already-decided');
	if (command.type === 'finish-asking') return finishAsking(command, decision.kind === 'examine');
	const problem = answerProblem(scenario, decision, command.answer, seenValues(scenario, state.case));
	if (problem) return refuse(problem);
	const { role, answer, cites = [] } = command;
	if (!maySee(scenario, state, role, cites)) return refuse('trial/exhibit-not-visible');
	const event = { type: 'decided', role, decision: decision.id, answer } as const;
	return accept(cites.length === 0 ? event : { ...event, cites });
}

function maySee(scenario: Scenario, { case: context }: TrialState, role: RoleId, cites: readonly string[]): boolean {
	if (cites.length === 0) return true;
	const visible = visibleExhibits(scenario, context, role).map(({ id }) => id);
	return cites.every((id) => visible.includes(id));
}

const finishAsking = ({ role, decision }: CommandOf<'finish-asking'>, isExamination: boolean): Decided =>
	isExamination ? accept({ type: 'finished-asking', role, decision }) : refuse('trial/answer-invalid');

function ask(scenario: Scenario, { case: context }: TrialState, command: CommandOf<'ask'>): Decided {
	const decision = scenario.index.decisions.get(command.decision)?.decision;
	if (decision?.kind !== 'examine') return refuse('trial/answer-invalid');
	if (context.asked[decision.id]?.includes(command.question)) return refuse('trial/already-asked');
	if (isAnswered(scenario, context, decision)) return refuse('trial/no-questions-left');
	if (!decision.questions.some(({ id }) => id === command.question)) return refuse('trial/answer-invalid');
	const open = openQuestions(scenario, context, decision).some(({ id }) => id === command.question);
	if (!open) return refuse('trial/choice-closed');
	return accept({ type: 'asked', role: command.role, decision: decision.id, question: command.question });
}
