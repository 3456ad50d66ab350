import { isTooLate } from '../case/case-step.ts';
import { oncePer } from '../case/once-per.ts';
import type { PhaseId, RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { phaseIds } from '../scenario/ids.ts';
import { seedOf } from '../live/live-seats.ts';
import { minutes } from './minutes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { openDecisions, openIncidents, sceneNow, seenValues } from '../case/scene-reading.ts';
import { decisionProse, takenLabels, unitOf } from './taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';
import { publicDecision } from './view-decisions.ts';
import { citedExhibits, exhibitsFor } from './view-exhibits.ts';
import { happened, passedScenes, pastScenes, readScene } from './view-past.ts';
import type { ViewReader } from './view-reader.ts';
import type { Hearing, View, ViewPhase } from './view-types.ts';
import { wording } from '../scenario/wording.ts';

/**
 * All that a seat, or the public, may see of a trial, in one language: the only way out of a trial while it is played.
 * Private prose of other roles, unrevealed exhibits, marks, whys and what is right are never in it.
 */
export function view(
	scenario: Scenario,
	state: TrialState,
	audience: RoleId | 'public',
	language: ScenarioLanguage
): View {
	const file = { law: scenario.index.sources, minutes: minutes(scenario, state, language) };
	return { ...hearing(scenario, state, audience, language), ...file, past: past(scenario, state, audience, language) };
}

/** Who reads a trial, as the parts of a view ask. */
export const readerOf = (
	scenario: Scenario,
	state: TrialState,
	audience: RoleId | 'public',
	language: ScenarioLanguage
): ViewReader => ({ scenario, state, language, role: audience === 'public' ? null : audience });

const valuesNow = ({ scenario, state }: ViewReader) =>
	state.case.at === null ? state.case.entry : seenValues(scenario, state.case);

/** The past scenes of the same view, by themselves. */
export const past = (...view: Parameters<typeof readerOf>): View['past'] => pastScenes(readerOf(...view));

/** The same view without what only grows: what is happening now, for a page that sends the rest when it is asked for. */
export function hearing(...view: Parameters<typeof readerOf>): Hearing {
	const reader = readerOf(...view);
	const { scenario, state, language, role } = reader;
	return {
		...sceneHeard(reader),
		roleFile: role && wording(scenario, language, `role.${role}`, 'file', valuesNow(reader)),
		seq: state.seq,
		exhibits: exhibitsFor(reader)
	};
}

/** What changes while a scene is heard; the private file and the exhibits apart. */
export type SceneHeard = Omit<Hearing, 'roleFile' | 'seq' | 'exhibits'>;

/** What is heard in the present scene. */
export function sceneHeard(reader: ViewReader): SceneHeard {
	const { scenario, state, language, role } = reader;
	const scene = sceneNow(scenario, state.case);
	const seen = valuesNow(reader);
	const read = (heading: string, block: string) => wording(scenario, language, heading, block, seen);
	return {
		scenario: {
			id: scenario.structure.id,
			version: scenario.structure.version,
			title: read('about', 'title') ?? '',
			note: read('about', 'note') ?? ''
		},
		language,
		status: state.status,
		role,
		roleName: role && read(`role.${role}`, 'name'),
		phases: phases(scenario, state),
		scene: scene && readScene(reader, scene, seen, state.case.injects),
		decisions: decisionsFor(reader),
		answered: answeredNow(reader),
		...incidentsFor(reader),
		happened: happened(reader),
		passed: passedScenes(reader),
		progress: progress(reader),
		ending: endingFor(reader)
	};
}

/** The phases that a scenario goes through, in the order of a case. */
const usedPhases = oncePer(({ scenes }: Scenario['structure']): readonly PhaseId[] => {
	const used = new Set(scenes.map(({ phase }) => phase));
	return phaseIds.filter((id) => used.has(id));
});

function phases({ structure, index }: Scenario, { case: context }: TrialState): ViewPhase[] {
	const now = context.at === null ? null : (index.scenes.get(context.at)?.phase ?? null);
	const done = new Set(context.closed.map(({ scene }) => index.scenes.get(scene)?.phase));
	const stateOf = (id: PhaseId) => (id === now ? 'now' : done.has(id) ? 'done' : 'next');
	return usedPhases(structure).map((id) => ({ id, state: stateOf(id) }));
}

const isPlaying = ({ state }: ViewReader): boolean => state.status === 'playing';

function decisionsFor(reader: ViewReader): View['decisions'] {
	const { scenario, state, language, role } = reader;
	if (!isPlaying(reader)) return [];
	return openDecisions(scenario, state.case)
		.filter((decision) => decision.role === role)
		.map((decision) => publicDecision({ scenario, context: state.case, language, seed: seedOf(state) }, decision));
}

function answeredNow(reader: ViewReader): View['answered'] {
	const { scenario, state, language, role } = reader;
	const open = openDecisions(scenario, state.case);
	return state.taken
		.filter((taken) => taken.scene === state.case.at && taken.role === role)
		.flatMap((taken) => {
			const decision = scenario.index.decisions.get(taken.decision)?.decision;
			if (!decision || open.includes(decision)) return [];
			const prose = decisionProse(scenario, language, decision, seenValues(scenario, state.case));
			return [
				{
					id: decision.id,
					title: prose(null, 'title'),
					chosen: takenLabels(prose, taken),
					unit: unitOf(decision),
					cites: citedExhibits(reader, taken.cites)
				}
			];
		});
}

/** What the role may raise: in time or, once its moment has passed, too late; the two look the same. */
function incidentsFor(reader: ViewReader): Pick<View, 'incidents' | 'mayPass'> {
	const { scenario, state, language, role } = reader;
	if (!isPlaying(reader) || state.case.at === null) return { incidents: [], mayPass: false };
	const mine = Object.keys(scenario.structure.incidents).filter((id) => scenario.structure.incidents[id]?.by === role);
	const inTime = openIncidents(scenario, state.case).filter((id) => mine.includes(id));
	const raisable = mine.filter(
		(id) => state.case.incidents[id] === undefined && (inTime.includes(id) || isTooLate(scenario, state.case, id))
	);
	const label = (id: string) => wording(scenario, language, `incident.${id}`, 'label', state.case.entry) ?? '';
	return { incidents: raisable.map((id) => ({ id, label: label(id) })), mayPass: inTime.length > 0 };
}

function progress({ scenario, state, role }: ViewReader): View['progress'] {
	const open = openDecisions(scenario, state.case);
	const mine = state.taken
		.filter((taken) => taken.role === role && taken.by === 'seat')
		.map(({ decision }) => decision);
	const done = mine.filter((id) => !open.some((decision) => decision.id === id)).length;
	if (state.status === 'ended') return { done, total: done };
	const here = state.case.at === null ? 0 : (scenario.index.sceneNumbers.get(state.case.at) ?? 0);
	const ahead = [...scenario.index.decisions.values()].filter(
		({ decision, sceneNumber }) => decision.role === role && sceneNumber >= here && !mine.includes(decision.id)
	);
	const unfinished = mine.length - done;
	return { done, total: done + unfinished + ahead.length };
}

function endingFor({ scenario, state, language }: ViewReader): View['ending'] {
	if (state.ending === null) return null;
	const read = (block: string) => wording(scenario, language, `ending.${state.ending}`, block, state.case.entry) ?? '';
	const stands = scenario.structure.endings[state.ending]?.stands ?? false;
	return { id: state.ending, title: read('title'), text: read('text'), stands };
}
