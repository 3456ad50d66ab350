import type { CaseContext } from './case-types.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The case as a scene opens: nothing taken in it yet, the injects that waited for it at work. */
export function enterScene(scenario: Scenario, context: CaseContext, scene: string): CaseContext {
	const injects = (scenario.index.injectsOf.get(scene) ?? []).filter((id) => context.armed.includes(id));
	return {
		...context,
		at: scene,
		outcomes: {},
		asked: {},
		finished: [],
		raised: [],
		letPass: [],
		injects,
		armed: context.armed.filter((id) => !injects.includes(id)),
		fired: [...context.fired, ...injects]
	};
}
