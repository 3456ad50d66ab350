import { assign, createMachine, initialTransition, transition } from 'xstate';
import type { Batch } from './engine.ts';

/** The baseline of the engine: a flat machine of as many states that only counts, gone through from end to end. */
export const bareTransitions = (states: number): Batch => {
	const names = Array.from({ length: states }, (_, number) => `scene_${number}`);
	const machine = createMachine({
		context: { count: 0 },
		initial: 'scene_0',
		states: Object.fromEntries(
			names.map((name, number) => [
				name,
				{
					on: {
						go: {
							target: names[(number + 1) % states] ?? name,
							actions: assign({ count: ({ context }: { context: { count: number } }) => context.count + 1 })
						}
					}
				}
			])
		)
	});
	const [start] = initialTransition(machine);
	return () => {
		names.reduce((before) => transition(machine, before, { type: 'go' })[0], start);
		return states;
	};
};
