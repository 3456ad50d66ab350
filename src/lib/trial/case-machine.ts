import { assign, createMachine, initialTransition, transition } from 'xstate';
import type { CaseContext, CaseEvent } from './case-types.ts';
import { rememberLast } from './remember-last.ts';
import { stepInScene, unstartedCase } from './case-step.ts';
import type { Scenario } from './scenario.ts';
import { closeScene } from './scene-close.ts';
import type { Scene } from './schema-scenario.ts';

type Machine = ReturnType<typeof buildMachine>;
const machines = new WeakMap<Scenario, Machine>();

/** The case as an XState machine: one atomic state a scene, answers in context, exits read by `always`. */
export function caseMachine(scenario: Scenario): Machine {
	const known = machines.get(scenario);
	if (known) return known;
	const built = buildMachine(scenario);
	machines.set(scenario, built);
	return built;
}

/** A case before `started`, from the machine's own initial transition. */
export const openCase = (scenario: Scenario): CaseContext => initialTransition(caseMachine(scenario))[0].context;

/** The case after an event and every exit that follows from it; null where the case does not accept the event. */
export function stepCase(scenario: Scenario, context: CaseContext, event: CaseEvent): CaseContext | null {
	const machine = caseMachine(scenario);
	const before = { ...restingAt(machine, stateName(context), context), context };
	const [after] = transition(machine, before, event);
	return after.context === context ? null : after.context;
}

type Snapshot = ReturnType<Machine['resolveState']>;
const resting = new WeakMap<Machine, Map<string, Snapshot>>();

/** The machine at rest in a state, resolved once: only the context differs from one case to another. */
function restingAt(machine: Machine, name: string, context: CaseContext): Snapshot {
	const ofMachine = resting.get(machine) ?? new Map<string, Snapshot>();
	resting.set(machine, ofMachine);
	const known = ofMachine.get(name);
	if (known) return known;
	const resolved = machine.resolveState({ value: name, context });
	ofMachine.set(name, resolved);
	return resolved;
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
