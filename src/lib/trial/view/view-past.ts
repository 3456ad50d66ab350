import type { ClosedScene } from '../case/case-types.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Scene } from '../scenario/schema-scenario.ts';
import { consequenceText, decisionProse, takenLabels, unitOf } from './taken-labels.ts';
import type { Taken } from '../room/trial-state.ts';
import { citedExhibits } from './view-exhibits.ts';
import { lastStop, type ViewReader } from './view-reader.ts';
import type { Happened, PassedScene, PastScene, ViewScene } from './view-types.ts';
import { viewPicture } from './view-picture.ts';
import { wording } from '../scenario/wording.ts';

/** A scene as it was or is shown to a role. */
export function readScene(reader: ViewReader, scene: Scene, seen: Values, injects: readonly string[]): ViewScene {
	const read = (heading: string, block: string) => wording(reader.scenario, reader.language, heading, block, seen);
	return {
		id: scene.id,
		phase: scene.phase,
		place: scene.place,
		present: scene.present,
		speaks: scene.speaks ?? null,
		title: read(scene.id, 'title') ?? '',
		text: read(scene.id, 'text') ?? '',
		speech: read(scene.id, 'speech'),
		private: reader.role === null ? null : read(scene.id, `private ${reader.role}`),
		injects: injects.map((id) => ({
			id,
			title: read(`inject.${id}`, 'title') ?? '',
			text: read(`inject.${id}`, 'text') ?? ''
		})),
		picture: viewPicture(reader.scenario, reader.language, scene.picture, scene.id, seen)
	};
}

/** Closed scenes, to be read again, with the decisions that the role took in them. */
export const pastScenes = (reader: ViewReader): PastScene[] =>
	reader.state.case.closed.flatMap((record) => {
		const scene = reader.scenario.index.scenes.get(record.scene);
		if (!scene) return [];
		return [{ ...readScene(reader, scene, record.seen, record.injects), decisions: happenedIn(reader, record) }];
	});

/** Scenes that went by without the role since it last had something to decide. */
export const passedScenes = (reader: ViewReader): PassedScene[] =>
	reader.state.case.closed.slice(lastStop(reader) + 1).flatMap(({ scene: id, seen }) => {
		const scene = reader.scenario.index.scenes.get(id);
		const read = (block: string) => wording(reader.scenario, reader.language, id, block, seen) ?? '';
		return scene ? [{ id, phase: scene.phase, title: read('title'), summary: read('summary') || read('text') }] : [];
	});

/** What followed from the role's last decisions, and from the incidents it raised. */
export function happened(reader: ViewReader): Happened[] {
	const stop = lastStop(reader);
	const records = reader.state.case.closed.filter(
		(record, at) => at === stop || (at > stop && hasIncident(reader, record))
	);
	return [...records.flatMap((record) => happenedIn(reader, record)), ...lateNow(reader)];
}

const hasIncident = ({ scenario, role }: ViewReader, record: ClosedScene): boolean =>
	record.raised.some((id) => scenario.structure.incidents[id]?.by === role);

function happenedIn(reader: ViewReader, record: ClosedScene): Happened[] {
	const { scenario, state, role } = reader;
	const mine = state.taken.filter(
		(taken) => taken.scene === record.scene && (taken.role === role || rulesOnMine(reader, taken))
	);
	const told = mine.flatMap((taken) => {
		const decision = scenario.index.decisions.get(taken.decision)?.decision;
		if (!decision) return [];
		const prose = decisionProse(scenario, reader.language, decision, record.seen);
		const text = consequenceText(prose, decision, taken);
		const chosen = takenLabels(prose, taken);
		const cites = citedExhibits(reader, taken.cites);
		const title = prose(null, 'title');
		return [{ scene: record.scene, decision: decision.id, title, chosen, unit: unitOf(decision), cites, text }];
	});
	return [...told, ...lateIncidents(reader, record.scene, record.raised, record.seen)];
}

const rulesOnMine = ({ scenario, role }: ViewReader, taken: Taken): boolean => {
	const decision = scenario.index.decisions.get(taken.decision)?.decision;
	const incident = decision?.kind === 'ruling' ? decision.incident : undefined;
	return incident !== undefined && scenario.structure.incidents[incident]?.by === role;
};

const lateNow = (reader: ViewReader): Happened[] =>
	lateIncidents(reader, reader.state.case.at ?? '', reader.state.case.raised, reader.state.case.entry);

function lateIncidents(reader: ViewReader, scene: string, raised: readonly string[], seen: Values): Happened[] {
	const { scenario, state, language, role } = reader;
	return raised
		.filter((id) => state.case.incidents[id] === 'late' && scenario.structure.incidents[id]?.by === role)
		.map((id) => ({
			scene,
			decision: id,
			title: wording(scenario, language, `incident.${id}`, 'label', seen) ?? '',
			chosen: [],
			unit: null,
			cites: [],
			text: wording(scenario, language, `incident.${id}`, 'late', seen) ?? ''
		}));
}
