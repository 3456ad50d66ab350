import { openCase, stepCase } from '../case/case-machine.ts';
import type { CaseContext } from '../case/case-types.ts';
import { keepByScenario } from '../case/keep-by-scenario.ts';
import { settle } from './room-settle.ts';
import { mustStep } from './room-take.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Opened, TrialState } from './trial-state.ts';

const keepOpening = keepByScenario<CaseContext>();
const keepFirstStop = keepByScenario<Pick<TrialState, 'case' | 'taken'>>();

/** The case as a trial opens: where nobody conducts, the injects marked `alone` are armed before it starts. */
export const openingOf = (scenario: Scenario, variant: string, conducted = false): CaseContext =>
	keepOpening(scenario, `${variant} ${conducted}`, () => {
		const armed = Object.entries(scenario.structure.injects)
			.filter(([, { alone }]) => alone && !conducted)
			.reduce(
				(before, [inject]) => stepCase(scenario, before, { type: 'inject', inject }) ?? before,
				openCase(scenario)
			);
		return mustStep(scenario, armed, { type: 'started', variant });
	});

/** A trial alone where its role first has something to do: whatever the scripts did before is the same for everybody. */
export function openAlone(scenario: Scenario, state: TrialState, opened: Opened): TrialState {
	const { variant, role } = opened;
	const playing: TrialState = { ...state, status: 'playing', opened };
	const firstStop = keepFirstStop(scenario, `${variant} ${role}`, () => {
		const settled = settle(scenario, { ...playing, case: openingOf(scenario, variant) });
		return { case: settled.case, taken: settled.taken };
	});
	return { ...playing, ...firstStop };
}
