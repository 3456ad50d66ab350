import type { Language } from '#lib/i18n/language.ts';
import type { Person } from '#lib/people/index.ts';
import { minutes, past, type MinuteLine, type PastScene } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import { heldTrial } from './held-trial.ts';
import { lawAtHand, type LawAtHand } from './law-at-hand.ts';

/** A part of the file that the play page carries only once it is asked for. */
export interface FilePart {
	law?: LawAtHand[];
	minutes?: MinuteLine[];
	past?: readonly PastScene[];
}

export type FilePartName = keyof FilePart;

/** The part with this name; null for another word. */
export const filePartNamed = (name: string | null | undefined): FilePartName | null =>
	name === 'law' || name === 'minutes' || name === 'past' ? name : null;

/** One part of the file of a person's own trial, whole; undefined when they hold no seat in it. */
export async function seeFilePart(
	app: App,
	person: Person,
	{ trialId, part }: { trialId: string; part: FilePartName },
	language: Language
): Promise<FilePart | undefined> {
	const held = await heldTrial(app, app.db.read, person.id, trialId);
	if (!held) return undefined;
	const { scenario, state, role } = held;
	if (part === 'law') return { law: lawAtHand(app, scenario.index.sources, language) };
	if (part === 'minutes') return { minutes: minutes(scenario, state, language) };
	return { past: past(scenario, state, role, language) };
}
