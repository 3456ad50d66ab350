import { phaseIds, type PhaseId, type RoleId, type ScenarioLanguage } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TrialState } from '../room/trial-state.ts';
import { wording } from '../scenario/wording.ts';
import { exhibitsFor } from './view-exhibits.ts';
import { readerOf } from './view.ts';

/** What a person who plays a role holds in their hand before the hearing: nothing that another role must not read back. */
export interface RoleSheet {
	readonly role: RoleId;
	readonly name: string;
	readonly file: string;
	readonly seats: number;
	/** The phases in which it has something to decide. */
	readonly phases: readonly PhaseId[];
	/** What it may raise. */
	readonly raises: readonly string[];
	/** The exhibits that it holds as the trial opens. */
	readonly exhibits: readonly { readonly label: string; readonly text: string }[];
}

/** The sheet of a role, as things stand in the trial. */
export function roleSheet(scenario: Scenario, state: TrialState, role: RoleId, language: ScenarioLanguage): RoleSheet {
	const { scenes, incidents, roles } = scenario.structure;
	const read = (heading: string, block: string) => wording(scenario, language, heading, block, state.case.entry) ?? '';
	const decides = scenes.filter(({ decisions }) => decisions.some((one) => one.role === role));
	const held = exhibitsFor(readerOf(scenario, state, role, language)).filter(({ holder }) => holder === role);
	return {
		role,
		name: read(`role.${role}`, 'name'),
		file: read(`role.${role}`, 'file'),
		seats: roles[role]?.seats ?? 0,
		phases: phaseIds.filter((id) => decides.some(({ phase }) => phase === id)),
		raises: Object.entries(incidents).flatMap(([id, { by }]) => (by === role ? [read(`incident.${id}`, 'label')] : [])),
		exhibits: held.map(({ label, text }) => ({ label, text }))
	};
}
