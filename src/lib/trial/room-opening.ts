import { openCase, stepCase } from './case-machine.ts';
import type { CaseContext } from './case-types.ts';
import { mustStep } from './room-take.ts';
import type { Scenario } from './scenario.ts';

/** The case as a trial opens: where nobody conducts, the injects marked `alone` are armed before it starts. */
export function openingOf(scenario: Scenario, variant: string, conducted = false): CaseContext {
	const armed = Object.entries(scenario.structure.injects)
		.filter(([, { alone }]) => alone && !conducted)
		.reduce((before, [inject]) => stepCase(scenario, before, { type: 'inject', inject }) ?? before, openCase(scenario));
	return mustStep(scenario, armed, { type: 'started', variant });
}
