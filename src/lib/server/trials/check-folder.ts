import {
	bundleText,
	checkScenario,
	compileBundleText,
	type Finding,
	type KnownIds,
	type MediaFile,
	type Scenario
} from '#lib/trial/index.ts';
import { checkedOnce, type CheckedBefore } from '../checked-once.ts';
import { readScenariosFolder } from './read-scenarios-folder.ts';

/** The scenarios of a folder as they were read and checked. */
export interface CheckedScenarios {
	/** Those without an error, compiled. */
	readonly scenarios: readonly Scenario[];
	readonly findings: readonly Finding[];
	readonly pictures: readonly MediaFile[];
}

/**
 * Reads the scenarios of a folder, checks and proves them unless they were checked as they stand, and compiles them.
 * @throws when the folder cannot be read
 */
export async function checkScenariosFolder(
	folder: string,
	known: KnownIds,
	before?: CheckedBefore
): Promise<CheckedScenarios> {
	const read = await readScenariosFolder(folder);
	const checked = await checkedOnce(before, { name: 'scenarios', given: [read, known] }, () =>
		read.map((files) => {
			const { scenario, findings } = checkScenario(files, known);
			return { findings, bundle: scenario ? bundleText(scenario.bundle) : undefined };
		})
	);
	return {
		scenarios: checked.flatMap(({ bundle }) => (bundle === undefined ? [] : compileBundleText(bundle))),
		findings: checked.flatMap(({ findings }) => findings),
		pictures: read.flatMap(({ media }) => media ?? []).filter(({ kind }) => kind !== null)
	};
}
