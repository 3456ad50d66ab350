import { custodyOf, custodyStages, type CustodyStage } from '../case/custody.ts';
import { sceneNow, seenValues } from '../case/scene-reading.ts';
import { lastStop, type ViewReader } from './view-reader.ts';
import type { CitedExhibit, CustodyStep, ViewExhibit } from './view-types.ts';
import { viewPicture } from './view-picture.ts';
import { visibleExhibits } from '../case/visible-exhibits.ts';
import { wording } from '../scenario/wording.ts';

/** An exhibit as the hearing names it; its text and its way stand in the file. */
export type ExhibitName = Pick<ViewExhibit, 'id' | 'label' | 'holder' | 'status' | 'isNew' | 'onTable'>;

/** The exhibits that the reader may see, each with where it stands. */
export function exhibitNames(reader: ViewReader): ExhibitName[] {
	const { scenario, state, role } = reader;
	const laid = sceneNow(scenario, state.case)?.exhibits ?? [];
	const known = newSince(reader);
	return visibleExhibits(scenario, state.case, role).map(({ id, holder, status, moved }) => ({
		id,
		label: exhibitText(reader, id, 'label'),
		holder,
		status,
		isNew: moved >= known,
		onTable: laid.includes(id)
	}));
}

/** The same exhibits, each with what it says and how it came where it stands. */
export function exhibitsFor(reader: ViewReader): ViewExhibit[] {
	const stages = custodyStages(reader.scenario, reader.state.case);
	return exhibitNames(reader).map((exhibit) => ({
		...exhibit,
		text: exhibitText(reader, exhibit.id, 'text'),
		custody: custody(reader, stages, exhibit.id),
		picture: pictureOf(reader, exhibit.id)
	}));
}

const pictureOf = ({ scenario, state, language }: ViewReader, id: string): ViewExhibit['picture'] =>
	viewPicture(scenario, language, scenario.structure.exhibits[id]?.picture, `exhibit.${id}`, state.case.entry);

/** The scene from which a move is news: to someone who has decided nothing yet, only what moves in the scene now. */
function newSince(reader: ViewReader): number {
	const stop = lastStop(reader);
	return stop === -1 ? reader.state.case.closed.length : stop;
}

/** What an exhibit is called, or says. */
export const exhibitText = ({ scenario, state, language }: ViewReader, id: string, block: 'label' | 'text'): string =>
	wording(scenario, language, `exhibit.${id}`, block, state.case.entry) ?? '';

const custody = (reader: ViewReader, stages: readonly CustodyStage[], id: string): CustodyStep[] =>
	custodyOf(stages, id, reader.role).map(({ scene, state: { holder, status } }) => ({
		title: scene === -1 ? null : sceneTitle(reader, scene),
		holder,
		status
	}));

function sceneTitle({ scenario, state, language }: ViewReader, number: number): string | null {
	const record = state.case.closed[number];
	const scene = record?.scene ?? state.case.at ?? '';
	return wording(scenario, language, scene, 'title', record?.seen ?? seenValues(scenario, state.case)) ?? null;
}

/** Exhibits that a decision cited, by their labels; what the reader may not see, or no longer, by its id alone. */
export function citedExhibits(reader: ViewReader, cites: readonly string[] = []): CitedExhibit[] {
	if (cites.length === 0) return [];
	const visible = visibleExhibits(reader.scenario, reader.state.case, reader.role).map(({ id }) => id);
	return cites.map((id) => ({ id, label: visible.includes(id) ? exhibitText(reader, id, 'label') : id }));
}
