import type { AttendanceFact, TrialFact } from '#lib/records/index.ts';
import { bundlesOfTrials } from '../db/evidence-repository.ts';
import type { Certification, CertifiedScenario } from './catalogue.ts';

/**
 * The scenarios of these trials in the version that was played, by trial: a magistrate who signs a later version has
 * not signed the earlier one. Sessions that were no trial have none.
 */
export async function playedScenarios(
	{ db, catalogue }: Pick<Certification, 'db' | 'catalogue'>,
	trials: readonly (TrialFact | AttendanceFact)[]
): Promise<Map<string, CertifiedScenario>> {
	const bundles = await bundlesOfTrials(
		db.read,
		trials.map(({ subject }) => subject)
	);
	const played = new Map<string, CertifiedScenario>();
	for (const { subject, value } of trials) {
		if (value.scenario === undefined) continue;
		const scenario = await catalogue.scenario(value.scenario, bundles.get(subject));
		if (scenario) played.set(subject, scenario);
	}
	return played;
}
