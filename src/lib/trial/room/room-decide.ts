import * as v from 'valibot';
import { actorProblem, trialActorProblem } from './actor-problem.ts';
import { isTooLate } from '../case/case-step.ts';
import { commandSchema, type CommandOf } from './command.ts';
import { accept, refuse, type Decided } from './decided.ts';
import { decisionHere, givenProblem, keptOf } from './decision-problem.ts';
import { restProblem } from '../live/hall-decide.ts';
import { decideLive } from '../live/live-decide.ts';
import { isOpened } from '../live/live-seats.ts';
import { branchHolding } from './room-evolve.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { isAnswered, openIncidents, openQuestions, sceneNow } from '../case/scene-reading.ts';
import type { Decision, DecisionOf } from '../scenario/schema-decisions.ts';
import type { TrialState } from './trial-state.ts';

type SceneCommand = CommandOf<'decide' | 'ask' | 'finish-asking' | 'raise' | 'pass'>;

/**
 * What a command does to a trial: the events to log, or why it is refused, always asked in the same order: its shape, is
 * the trial open and not over, who acts, is the scene still the same, is the decision there, not yet taken, is the choice
 * open, is the answer an answer, may the role see the exhibits it cites.
 */
export function decide(scenario: Scenario, state: TrialState, given: unknown): Decided {
	const parsed = v.safeParse(commandSchema, given);
	if (!parsed.success) return refuse('trial/malformed');
	const command = parsed.output;
	switch (command.type) {
		case 'open':
			return open(scenario, state, command);
		case 'rewind':
			return rewind(state, command);
		case 'abandon':
			return abandon(state, command);
		case 'decide':
		case 'ask':
		case 'finish-asking':
		case 'raise':
		case 'pass':
			return act(scenario, state, command);
		default:
			return decideLive(scenario, state, command);
	}
}

function open(scenario: Scenario, state: TrialState, { role, variant, language, seed }: CommandOf<'open'>): Decided {
	if (isOpened(state)) return refuse('trial/already-open');
	if (!scenario.structure.variants.includes(variant)) return refuse('trial/unknown-variant');
	if (!scenario.structure.roles[role]?.play.includes('solo')) return refuse('trial/role-not-playable');
	return accept({ type: 'opened', variant, role, language, seed });
}

function rewind(state: TrialState, { type: _type, to, ...acting }: CommandOf<'rewind'>): Decided {
	if (!isOpened(state)) return refuse('trial/not-open');
	const problem = trialActorProblem(state, acting);
	if (problem) return refuse(problem);
	if (!branchHolding(state, to)) return refuse('trial/no-such-moment');
	return accept({ type: 'rewound', ...acting, to });
}

function abandon(state: TrialState, { type: _type, ...acting }: CommandOf<'abandon'>): Decided {
	if (!isOpened(state)) return refuse('trial/not-open');
	if (state.status !== 'playing') return refuse('trial/over');
	const problem = trialActorProblem(state, acting);
	return problem ? refuse(problem) : accept({ type: 'abandoned', ...acting });
}

/** A command of a role in the scene it was looking at. */
function act(scenario: Scenario, state: TrialState, command: SceneCommand): Decided {
	if (!isOpened(state)) return refuse('trial/not-open');
	if (state.status !== 'playing') return refuse('trial/over');
	const problem = (state.live && restProblem(state.live, command)) ?? actorProblem(state, command);
	if (problem) return refuse(problem);
	if (sceneNow(scenario, state.case)?.id !== command.scene) return leftScene(scenario, state, command);
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

/** A second sending of a decision already taken says so, rather than that its scene was left. */
function leftScene(scenario: Scenario, state: TrialState, command: SceneCommand): Decided {
	const known = command.type === 'decide' && scenario.index.decisions.get(command.decision)?.scene.id === command.scene;
	const taken = known && state.taken.some((one) => one.decision === command.decision && one.by !== 'script');
	return refuse(taken ? 'trial/already-decided' : 'trial/scene-left');
}

function raise(scenario: Scenario, { case: context }: TrialState, command: CommandOf<'raise'>): Decided {
	const { role, incident } = command;
	const declared = scenario.structure.incidents[incident];
	if (!declared || declared.by !== role) return refuse('trial/no-such-incident');
	if (context.incidents[incident] !== undefined) return refuse('trial/already-raised');
	const inTime = openIncidents(scenario, context).includes(incident);
	if (!inTime && !isTooLate(scenario, context, incident)) return refuse('trial/incident-not-open');
	return accept({ type: 'incident', role, incident, ...signed(command) });
}

function pass(scenario: Scenario, { case: context }: TrialState, command: CommandOf<'pass'>): Decided {
	const { role, scene } = command;
	const mine = openIncidents(scenario, context).some((id) => scenario.structure.incidents[id]?.by === role);
	return mine ? accept({ type: 'passed', role, scene, ...signed(command) }) : refuse('trial/nothing-to-pass');
}

function onDecision(
	scenario: Scenario,
	state: TrialState,
	command: CommandOf<'decide' | 'ask' | 'finish-asking'>
): Decided {
	const found = decisionHere(scenario, state, command);
	if ('refusal' in found) return found;
	const { decision } = found;
	if (command.type === 'ask') return ask(scenario, state, command, decision);
	if (isAnswered(scenario, state.case, decision)) return refuse('trial/already-decided');
	if (command.type === 'finish-asking') return finishAsking(command, decision);
	const problem = givenProblem(scenario, state, decision, command);
	if (problem) return refuse(problem);
	const { role } = command;
	return accept({ type: 'decided', role, decision: decision.id, ...keptOf(command), ...signed(command) });
}

const finishAsking = (command: CommandOf<'finish-asking'>, { id, kind }: Decision): Decided =>
	kind === 'examine'
		? accept({ type: 'finished-asking', role: command.role, decision: id, ...signed(command) })
		: refuse('trial/answer-invalid');

function ask(scenario: Scenario, state: TrialState, command: CommandOf<'ask'>, decision: Decision): Decided {
	if (decision.kind !== 'examine') return refuse('trial/answer-invalid');
	const problem = questionProblem(scenario, state, decision, command.question);
	if (problem) return refuse(problem);
	const { role, question } = command;
	return accept({ type: 'asked', role, decision: decision.id, question, ...signed(command) });
}

function questionProblem(
	scenario: Scenario,
	{ case: context }: TrialState,
	decision: DecisionOf<'examine'>,
	question: string
) {
	if (context.asked[decision.id]?.includes(question)) return 'trial/already-asked';
	if (isAnswered(scenario, context, decision)) return 'trial/no-questions-left';
	if (!decision.questions.some(({ id }) => id === question)) return 'trial/answer-invalid';
	const isOpen = openQuestions(scenario, context, decision).some(({ id }) => id === question);
	return isOpen ? null : 'trial/choice-closed';
}

/** Who acted, as a live log keeps it; nothing in a trial alone, where it is always its one seat. */
const signed = <A>({ by }: { readonly by?: A }): { readonly by?: A } => (by === undefined ? {} : { by });
