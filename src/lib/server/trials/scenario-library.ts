import {
	bundleText,
	compileBundleText,
	type Finding,
	mediaHash,
	type KnownIds,
	type MediaFile,
	type Scenario
} from '#lib/trial/index.ts';
import type { CheckedBefore } from '../checked-once.ts';
import { currentContent, putBlob, readBlob, setCurrentContent, withdrawContent } from '../db/blob-repository.ts';
import { inTransaction, type Db } from '../db/database.ts';
import { journalPublished } from '../db/journal-published.ts';
import { checkScenariosFolder } from './check-folder.ts';

/** The scenarios that can be played, as they stood on disk at the start, and every one ever played. */
export interface ScenarioLibrary {
	readonly scenarios: readonly Scenario[];
	/** Errors of scenarios that were left out. */
	readonly findings: readonly Finding[];
	scenario(id: string): Scenario | undefined;
	/** The scenario that a trial pinned, even where its files have changed since; undefined for an unknown hash. */
	byHash(hash: string): Promise<Scenario | undefined>;
}

/**
 * Reads, checks and compiles the scenarios of a folder and keeps their bundles by hash. One with an error is left out, so
 * that a slip in a scenario takes neither the courses nor the trials in flight down; `findings` tells of it, and the
 * build stops on it.
 */
export async function openScenarios(
	db: Db,
	{ folder, known, at, before }: { folder: string; known: KnownIds; at: string; before?: CheckedBefore | undefined }
): Promise<ScenarioLibrary> {
	const { scenarios, findings, pictures } = await checkScenariosFolder(folder, known, before);
	await keep(db, scenarios, pictures, at);
	return libraryOf(
		db,
		scenarios,
		findings.filter(({ severity }) => severity === 'error')
	);
}

/** Writes what changed since the last start, and nothing when nothing did. */
async function keep(db: Db, scenarios: readonly Scenario[], pictures: readonly MediaFile[], at: string): Promise<void> {
	const kept = await currentContent(db.read, 'scenario');
	const changed = scenarios.filter(({ structure, hash }) => kept.get(structure.id) !== hash);
	const gone = [...kept.keys()].filter((id) => !scenarios.some(({ structure }) => structure.id === id));
	if (changed.length + gone.length === 0) return;
	await inTransaction(db, async (trx) => {
		const shown = new Set(changed.flatMap(({ bundle }) => Object.values(bundle.media ?? {})));
		for (const picture of pictures) if (shown.has(mediaHash(picture))) await putBlob(trx, 'media', picture.body, at);
		for (const { structure, bundle } of changed) {
			const hash = await putBlob(trx, 'scenario', bundleText(bundle), at);
			await setCurrentContent(trx, { kind: 'scenario', contentId: structure.id, hash });
		}
		for (const id of gone) await withdrawContent(trx, 'scenario', id);
		const published = changed.map(({ structure, hash }) => ({ id: structure.id, hash }));
		await journalPublished(trx, { kind: 'scenario', changed: published, gone, at });
	});
}

function libraryOf(db: Db, scenarios: readonly Scenario[], findings: readonly Finding[]): ScenarioLibrary {
	const compiled = new Map(scenarios.map((scenario) => [scenario.hash, scenario]));
	return {
		scenarios,
		findings,
		scenario: (id) => scenarios.find(({ structure }) => structure.id === id),
		byHash: async (hash) => {
			const known = compiled.get(hash);
			if (known) return known;
			const text = await readBlob(db.read, hash);
			if (text === undefined) return undefined;
			const scenario = compileBundleText(text);
			compiled.set(hash, scenario);
			return scenario;
		}
	};
}
