import type { TrialFact } from '#lib/records/index.ts';
import { bundlesOfTrials } from '../db/evidence-repository.ts';
import type { Certification, CertifiedScenario } from './catalogue.ts';

/**
 * The scenarios of these trials in the version that was played, by trial: a magistrate who signs a later version has
 * not signed the earlier one.
 */
export async function playedScenarios(
	{ db, catalogue }: Pick<Certification, 'db' | 'catalogue'>,
	trials: readonly TrialFact[]
): Promise<Map<string, CertifiedScenario>> {
	const bundles = await bundlesOfTrials(
		db.read,
		trials.map(({ subject }) => subject)
	);
	const played = new Map<string, CertifiedScenario>();
	for (const { subject, value } of trials) {
		const scenario = await catalogue.scenario(value.scenario, bundles.get(subject));
		if (scenario) played.set(subject, scenario);
	}
	return played;
}
