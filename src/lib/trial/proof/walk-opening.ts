import type { CaseContext, IncidentStatus } from '../case/case-types.ts';
import { liveness, valuesKey } from './liveness.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Value, Values } from '../scenario/schema-effects.ts';

/** What a walk remembers of a case when a scene opens: no more than what can still make a difference. */
export interface Opening {
	readonly key: string;
	readonly context: CaseContext;
}

/** The opening of a scene or an ending, without the variables, injects and incidents that nothing later depends on. */
export function openingOf(scenario: Scenario, context: CaseContext): Opening {
	const number = numberOf(scenario, context);
	const names = keptNames(scenario, number);
	const { fired, incidents, key } = historyOf(scenario, context, number);
	const place = context.at ?? `end ${context.ending ?? ''}`;
	const entry = keepOnly(scenario, names, context.entry);
	return {
		key: `${place}|${valuesKey(names, entry)}|${key}`,
		context: { ...context, entry, fired, incidents, injects: [], armed: [], closed: [] }
	};
}

const numberOf = ({ structure, index }: Scenario, { at }: CaseContext): number =>
	at === null ? structure.scenes.length : (index.sceneNumbers.get(at) ?? 0);

/** The injects fired and the incidents raised that still matter from a scene on. */
export function historyOf(scenario: Scenario, context: CaseContext, number: number) {
	const fired = context.fired
		.filter((id) => lastScene(scenario, scenario.structure.injects[id]?.scenes) >= number)
		.sort();
	const incidents = keptIncidents(scenario, context, number);
	const told = Object.entries(incidents).map(([id, status]) => `${id}:${status}`);
	return { fired, incidents, key: `${fired.join(',')}|${told.sort().join(',')}` };
}

/** The opening that a case in mid-scene came through. */
export const openingBehind = (scenario: Scenario, context: CaseContext): Opening =>
	openingOf(scenario, {
		...context,
		fired: context.fired.filter((id) => !context.injects.includes(id)),
		incidents: Object.fromEntries(Object.entries(context.incidents).filter(([id]) => !context.raised.includes(id)))
	});

/** Variables that this scene or a later one reads, and always the gates that an ending must not be reached through. */
const keptNames = (scenario: Scenario, number: number): readonly string[] =>
	liveness(scenario)[number]?.atOpening ?? liveness(scenario).at(-1)?.always ?? [];

/** Variables that matter once the decisions of a scene are being taken: its exits read them, or a later scene. */
export const namesAfter = (scenario: Scenario, scene: string): readonly string[] =>
	liveness(scenario)[scenario.index.sceneNumbers.get(scene) ?? 0]?.afterDecisions ?? [];

export const keepOnly = (scenario: Scenario, names: readonly string[], values: Values): Values => {
	const kept: Record<string, Value> = { ...scenario.index.start, variant: values['variant'] ?? '' };
	for (const name of names) {
		const value = values[name];
		if (value !== undefined) kept[name] = value;
	}
	return kept;
};

/** An incident matters as long as it may be raised in time, or as its ruling is to come. */
function keptIncidents(scenario: Scenario, { incidents }: CaseContext, number: number): Record<string, IncidentStatus> {
	const kept: Record<string, IncidentStatus> = {};
	for (const [id, status] of Object.entries(incidents)) {
		const declared = scenario.structure.incidents[id];
		const ruling = scenario.index.decisions.get(declared?.ruling ?? '')?.sceneNumber ?? -1;
		const last = status === 'pending' ? ruling : lastScene(scenario, declared?.scenes);
		if (last >= number) kept[id] = status === 'pending' ? 'pending' : 'ruled';
	}
	return kept;
}

const lastScene = ({ index }: Scenario, scenes: readonly string[] = []): number =>
	Math.max(-1, ...scenes.map((id) => index.sceneNumbers.get(id) ?? -1));
