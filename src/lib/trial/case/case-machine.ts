import { assign, createActor, createMachine, initialTransition } from 'xstate';
import type { CaseContext, CaseEvent } from './case-types.ts';
import { rememberLast } from './remember-last.ts';
import { stepInScene, unstartedCase } from './case-step.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { closeScene, type Closing } from './scene-close.ts';
import { incidentOf } from './scene-reading.ts';
import type { Scene } from '../scenario/schema-scenario.ts';

type Machine = ReturnType<typeof buildMachine>;
type Snapshot = ReturnType<Machine['resolveState']>;
type Scope = Parameters<Machine['transition']>[2];

/** The machine of a scenario and what is made once with it. */
interface Ready {
	readonly machine: Machine;
	readonly scope: Scope;
	/** The case after an event, its scene not yet left. */
	readonly after: (moment: Moment) => CaseContext | null;
	/** The case before `started`. */
	readonly open: CaseContext;
	/** The machine at rest in a state, by name: only the context differs from one case to another. */
	readonly resting: Map<string, Snapshot>;
}

const ready = new WeakMap<Scenario, Ready>();

/** The case as an XState machine: one atomic state a scene, answers in context, exits read by `always`. */
function readyFor(scenario: Scenario): Ready {
	const known = ready.get(scenario);
	if (known) return known;
	const after = stepOnce(scenario);
	const machine = buildMachine(scenario, after);
	const [{ context: open }] = initialTransition(machine);
	const made = { machine, after, scope: inertScope(machine), open, resting: new Map<string, Snapshot>() };
	ready.set(scenario, made);
	return made;
}

/**
 * What XState wants around a pure transition: an actor that is never started. XState's own `transition` makes one each
 * time, which costs more than the transition.
 */
function inertScope(machine: Machine): Scope {
	const self = createActor(machine);
	const nothing = () => undefined;
	const inert = { defer: nothing, logger: nothing, stopChild: nothing, emit: nothing, actionExecutor: nothing };
	return { self, id: '', sessionId: '', system: self.system, ...inert };
}

/** A case before `started`, from the machine's own initial transition. */
export const openCase = (scenario: Scenario): CaseContext => readyFor(scenario).open;

/** The case after an event and every exit that follows from it; null where the case does not accept the event. */
export function stepCase(scenario: Scenario, context: CaseContext, event: CaseEvent): CaseContext | null {
	if (context.at === null) return stepMachine(scenario, context, event);
	// An event that leaves something to take in its scene changes no state of the machine: it would only be handed back.
	const after = readyFor(scenario).after({ context, event });
	return after === null || closeScene(scenario, after) === null ? after : stepMachine(scenario, context, event);
}

/** The same by the machine alone. */
export function stepMachine(scenario: Scenario, context: CaseContext, event: CaseEvent): CaseContext | null {
	const { machine, scope, resting } = readyFor(scenario);
	const name = stateName(context);
	const rested = resting.get(name) ?? machine.resolveState({ value: name, context });
	resting.set(name, rested);
	const after = machine.transition({ ...rested, context }, event, scope);
	return after.context === context ? null : after.context;
}

const waiting = 'waiting';
const endName = (ending: string) => `end_${ending}`;
const sceneName = (scene: string) => `scene_${scene}`;

const stateName = ({ at, ending }: CaseContext): string =>
	ending !== null ? endName(ending) : at !== null ? sceneName(at) : waiting;

/** What XState hands to guards and actions. */
interface Moment {
	readonly context: CaseContext;
	readonly event: CaseEvent;
}

const become = (next: (moment: Moment) => CaseContext | null | undefined) =>
	assign<CaseContext, CaseEvent, undefined, CaseEvent, never>((moment) => next(moment) ?? moment.context);

function buildMachine(scenario: Scenario, after: (moment: Moment) => CaseContext | null) {
	const first = scenario.structure.scenes[0];
	const scenes = scenario.structure.scenes.map(
		(scene) => [sceneName(scene.id), sceneState(scenario, scene, after)] as const
	);
	const endings = Object.keys(scenario.structure.endings).map((id) => [endName(id), { type: 'final' }] as const);
	return createMachine({
		// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- XState is told its types by an empty object.
		types: {} as { context: CaseContext; events: CaseEvent },
		id: 'case',
		context: unstartedCase(scenario),
		initial: waiting,
		states: {
			[waiting]: {
				on: { inject: accepted(after), started: { ...accepted(after), target: sceneName(first?.id ?? '') } }
			},
			...Object.fromEntries(scenes),
			...Object.fromEntries(endings)
		}
	});
}

/** The case after an event, its scene not yet left. XState asks the guards first and runs an action next: one result for all. */
function stepOnce(scenario: Scenario): (moment: Moment) => CaseContext | null {
	const step = rememberLast((context: CaseContext, event: CaseEvent) => stepInScene(scenario, context, event));
	return ({ context, event }) => step(context, event);
}

/**
 * A scene: an event that leaves nothing to take in it goes out by an exit in the same step, any other accepted one stays.
 * `always` leaves a scene in which nothing is to be taken as it opens.
 */
function sceneState(scenario: Scenario, scene: Scene, after: (moment: Moment) => CaseContext | null) {
	const closing = (context: CaseContext | null) => (context === null ? null : closeScene(scenario, context));
	const on = [...exits(scene, (moment) => closing(after(moment))), accepted(after)];
	return {
		on: { decided: on, silent: on, incident: on, inject: on, together: on },
		always: mayOpenComplete(scene) ? exits(scene, ({ context }) => closing(context)) : []
	};
}

/** A scene with a decision that is there whatever happened waits at least for that one. */
const mayOpenComplete = ({ decisions }: Scene): boolean =>
	!decisions.some((one) => one.when === undefined && one.kind !== 'examine' && incidentOf(one) === null);

const accepted = (after: (moment: Moment) => CaseContext | null) => ({
	guard: (moment: Moment) => after(moment) !== null,
	actions: become(after)
});

const exits = (scene: Scene, closing: (moment: Moment) => Closing | null) =>
	scene.exits.map((exit, number) => ({
		guard: (moment: Moment) => closing(moment)?.exit === number,
		target: 'to' in exit ? sceneName(exit.to) : endName(exit.end),
		actions: become((moment) => closing(moment)?.next)
	}));
