import { unstartedCase } from './case-step.ts';
import type { CaseContext, ClosedScene, ExhibitState } from './case-types.ts';
import { applyToExhibits } from '../scenario/effects.ts';
import type { RoleId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { closingEffects } from './scene-close.ts';
import { exhibitsNow, immediateEffects } from './scene-reading.ts';
import { isVisible } from './visible-exhibits.ts';

type Exhibits = Readonly<Record<string, ExhibitState>>;

/** How every exhibit stood once a scene was played. */
export interface CustodyStage {
	/** The number of the scene, from 0; -1 at the start. */
	readonly scene: number;
	readonly exhibits: Exhibits;
}

/** Every exhibit at the start, after each closed scene and now: the chain of custody follows from what was decided. */
export function custodyStages(scenario: Scenario, context: CaseContext): CustodyStage[] {
	const stages: CustodyStage[] = [{ scene: -1, exhibits: unstartedCase(scenario).exhibits }];
	for (const [scene, record] of context.closed.entries()) {
		const before = stages[scene]?.exhibits ?? {};
		stages.push({ scene, exhibits: afterScene(scenario, before, record, scene) });
	}
	return [...stages, { scene: context.closed.length, exhibits: exhibitsNow(scenario, context) }];
}

function afterScene(scenario: Scenario, before: Exhibits, record: ClosedScene, number: number): Exhibits {
	const scene = scenario.index.scenes.get(record.scene);
	if (!scene) return before;
	const effects = [...immediateEffects(scenario, scene, record), ...closingEffects(scene, record)];
	return effects.reduce((exhibits, one) => applyToExhibits(exhibits, one, number), before);
}

/** A stage of one exhibit. */
export interface ExhibitStage {
	readonly scene: number;
	readonly state: ExhibitState;
}

/**
 * The stages of one exhibit that a role could see when they were so; where nobody new holds it and its status is the
 * same, there is no new stage.
 */
export function custodyOf(stages: readonly CustodyStage[], id: string, role: RoleId | null): ExhibitStage[] {
	const seen: ExhibitStage[] = [];
	for (const { scene, exhibits } of stages) {
		const state = exhibits[id];
		if (!state || !isVisible(state, role)) continue;
		const last = seen.at(-1)?.state;
		if (last?.holder !== state.holder || last.status !== state.status) seen.push({ scene, state });
	}
	return seen;
}
