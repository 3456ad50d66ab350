import type { ClosedScene } from '../case/case-types.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { silent, written } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { sceneNow, seenValues } from '../case/scene-reading.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Values } from '../scenario/schema-effects.ts';
import type { Scene } from '../scenario/schema-scenario.ts';
import { decisionProse, toldOf } from './taken-labels.ts';
import type { TrialState } from '../room/trial-state.ts';
import type { MinuteLine } from './view-types.ts';
import { visibleExhibits } from '../case/visible-exhibits.ts';
import { wording } from '../scenario/wording.ts';

/**
 * The lines of the procès-verbal so far, in order: scenes as they open, injects, incidents raised, what the decisions of a
 * closed scene put on record, the ending. Public: nothing private is ever in it. Of a text it says at most that there is one.
 */
export function minutes(scenario: Scenario, state: TrialState, language: ScenarioLanguage): MinuteLine[] {
	const reader = { scenario, state, language };
	const closed = state.case.closed.flatMap((record) => closedLines(reader, record));
	const scene = sceneNow(scenario, state.case);
	const now = scene ? openingLines(reader, scene, seenValues(scenario, state.case), state.case) : [];
	return [...closed, ...now, ...endingLine(reader)];
}

interface Reader {
	readonly scenario: Scenario;
	readonly state: TrialState;
	readonly language: ScenarioLanguage;
}

function closedLines(reader: Reader, record: ClosedScene): MinuteLine[] {
	const scene = reader.scenario.index.scenes.get(record.scene);
	if (!scene) return [];
	const taken = scene.decisions.flatMap((decision) => {
		const prose = decisionProse(reader.scenario, reader.language, decision, record.seen);
		const lines = recordedIn(reader, record, decision).flatMap((id) => line('decision', scene, prose(id, 'minutes')));
		const byConductor = reader.state.taken.some((one) => one.decision === decision.id && one.by === 'conductor');
		const said = byConductor ? lines.map((one): MinuteLine => ({ ...one, acted: true })) : lines;
		return withCites(said, citesOf(reader, decision.id));
	});
	return [...openingLines(reader, scene, record.seen, record), ...taken];
}

/** What of a decision may have a line: the ids of its answers, or null for itself where a text was written. */
function recordedIn({ state }: Reader, { asked, outcomes }: ClosedScene, decision: Decision): (string | null)[] {
	const outcome = outcomes[decision.id] ?? silent;
	if (decision.kind === 'write') return outcome === written ? [null] : [];
	const answer = state.taken.find((one) => one.decision === decision.id)?.answer ?? null;
	return [...(asked[decision.id] ?? []), ...toldOf(decision, { answer, outcome }).map(({ id }) => id)];
}

const withCites = (lines: readonly MinuteLine[], cites: MinuteLine['cites']): MinuteLine[] =>
	lines.map((one, at) => (at === lines.length - 1 ? { ...one, cites } : one));

/** The exhibits that a decision cited. Minutes are public: what not everybody may see is named by its id alone. */
function citesOf({ scenario, state, language }: Reader, decision: string): MinuteLine['cites'] {
	const cites = state.taken.find((taken) => taken.decision === decision)?.cites ?? [];
	if (cites.length === 0) return [];
	const isPublic = new Set(visibleExhibits(scenario, state.case, null).map(({ id }) => id));
	const label = (id: string) => wording(scenario, language, `exhibit.${id}`, 'label', state.case.entry) ?? '';
	return cites.map((id) => ({ id, label: isPublic.has(id) ? label(id) : null }));
}

function openingLines(
	{ scenario, state, language }: Reader,
	scene: Scene,
	seen: Values,
	{ injects, raised }: Pick<ClosedScene, 'injects' | 'raised'>
): MinuteLine[] {
	const read = (heading: string, block: string) => wording(scenario, language, heading, block, seen) ?? '';
	const onRecord = (heading: string, block: string) => read(heading, 'minutes') || read(heading, block);
	const incidentText = (id: string) =>
		state.case.incidents[id] === 'late' ? read(`incident.${id}`, 'late') : onRecord(`incident.${id}`, 'raised');
	return [
		...line('scene', scene, read(scene.id, 'title')),
		...injects.flatMap((id) => line('inject', scene, onRecord(`inject.${id}`, 'title'))),
		...raised.flatMap((id) => line('incident', scene, incidentText(id)))
	];
}

const line = (kind: MinuteLine['kind'], scene: Scene, text: string): MinuteLine[] =>
	text === '' ? [] : [{ kind, scene: scene.id, phase: scene.phase, text, cites: [] }];

function endingLine({ scenario, state, language }: Reader): MinuteLine[] {
	if (state.ending === null) return [];
	const text = wording(scenario, language, `ending.${state.ending}`, 'title', state.case.entry) ?? state.ending;
	return [{ kind: 'ending', scene: state.case.closed.at(-1)?.scene ?? '', phase: null, text, cites: [] }];
}
