import type { CaseContext } from '../case/case-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openIncidents } from '../case/scene-reading.ts';

type MayDo = (incident: string) => readonly ('raise' | 'pass')[];

/** Every way in which the incidents open in a scene can be raised or let pass. */
export function incidentBranches(scenario: Scenario, context: CaseContext, may: MayDo): CaseContext[] {
	return openIncidents(scenario, context).reduce<CaseContext[]>(
		(branches, incident) =>
			branches.flatMap((branch) => may(incident).map((act) => withIncident(branch, incident, act))),
		[context]
	);
}

const withIncident = (context: CaseContext, incident: string, act: 'raise' | 'pass'): CaseContext =>
	act === 'pass'
		? { ...context, letPass: [...context.letPass, incident] }
		: {
				...context,
				incidents: { ...context.incidents, [incident]: 'pending' },
				raised: [...context.raised, incident]
			};
