import type { CaseContext, ExhibitState } from './case-types.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { exhibitsNow } from './scene-reading.ts';

interface VisibleExhibit extends ExhibitState {
	readonly id: string;
}

/** The exhibits that a role may see now, in file order; those that everybody may see for null. */
export function visibleExhibits(scenario: Scenario, context: CaseContext, role: RoleId | null): VisibleExhibit[] {
	const now = exhibitsNow(scenario, context);
	return Object.keys(scenario.structure.exhibits).flatMap((id) =>
		now[id] && isVisible(now[id], role) ? [{ id, ...now[id] }] : []
	);
}

/** Produced in court is seen by all; otherwise by its holder and those named. */
export const isVisible = ({ holder, seen_by, status }: ExhibitState, role: RoleId | null): boolean =>
	status === 'produced' || (role !== null && (holder === role || seen_by.includes(role)));
