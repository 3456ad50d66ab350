import { assign, createActor, createMachine, initialTransition } from 'xstate';
import type { CaseContext, CaseEvent } from './case-types.ts';
import { rememberLast } from './remember-last.ts';
import { stepInScene, unstartedCase } from './case-step.ts';
import type { Scenario } from './scenario.ts';
import { closeScene } from './scene-close.ts';
import type { Scene } from './schema-scenario.ts';

type Machine = ReturnType<typeof buildMachine>;
type Snapshot = ReturnType<Machine['resolveState']>;
type Scope = Parameters<Machine['transition']>[2];

/** The machine of a scenario and what is made once with it. */
interface Ready {
	readonly machine: Machine;
	readonly scope: Scope;
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
	const machine = buildMachine(scenario);
	const [{ context: open }] = initialTransition(machine);
	const made = { machine, scope: inertScope(machine), open, resting: new Map<string, Snapshot>() };
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

function buildMachine(scenario: Scenario) {
	const step = stepOnce(scenario);
	const accepted = {
		guard: ({ context, event }: { context: CaseContext; event: CaseEvent }) => step(context, event) !== null,
		actions: assign<CaseContext, CaseEvent, undefined, CaseEvent, never>(
			({ context, event }) => step(context, event) ?? context
		)
	};
	const on = { decided: accepted, silent: accepted, incident: accepted, inject: accepted };
	const first = scenario.structure.scenes[0];
	const scenes = scenario.structure.scenes.map(
		(scene) => [sceneName(scene.id), { on, always: exits(scenario, scene) }] as const
	);
	const endings = Object.keys(scenario.structure.endings).map((id) => [endName(id), { type: 'final' }] as const);
	return createMachine({
		// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- XState is told its types by an empty object.
		types: {} as { context: CaseContext; events: CaseEvent },
		id: 'case',
		context: unstartedCase(scenario),
		initial: waiting,
		states: {
			[waiting]: { on: { inject: accepted, started: { ...accepted, target: sceneName(first?.id ?? '') } } },
			...Object.fromEntries(scenes),
			...Object.fromEntries(endings)
		}
	});
}

const exits = (scenario: Scenario, scene: Scene) =>
	scene.exits.map((exit, number) => ({
		guard: ({ context }: { context: CaseContext }) => closeScene(scenario, context)?.exit === number,
		target: 'to' in exit ? sceneName(exit.to) : endName(exit.end),
		actions: assign<CaseContext, CaseEvent, undefined, CaseEvent, never>(
			({ context }) => closeScene(scenario, context)?.next ?? context
		)
	}));

/** XState asks the guard first and runs the action next: both get the one result. */
const stepOnce = (scenario: Scenario) =>
	rememberLast((context: CaseContext, event: CaseEvent): CaseContext | null => stepInScene(scenario, context, event));
