import { sha256Hex } from './canonical.ts';

/** The shares of granted dossiers that can be drawn, in percent. */
export const sampleShares = [5, 10, 20, 50, 100] as const;
export type SampleShare = (typeof sampleShares)[number];

/** The share that a form names, if it is one. */
export const parseSampleShare = (given: string): SampleShare | undefined =>
	sampleShares.find((share) => String(share) === given);

/**
 * Draws a share of some dossiers, at least one of any: whoever knows their ids and the seed draws the same ones, in
 * whatever order they stand.
 * @param share in percent
 */
export function drawSample(ids: readonly string[], { seed, share }: { seed: string; share: number }): string[] {
	const lots = ids.map((id) => ({ id, lot: sha256Hex(`${seed}:${id}`) }));
	const ordered = lots.toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
	return ordered.slice(0, Math.ceil((ids.length * share) / 100)).map(({ id }) => id);
}

/** What a second look can tell: the grant stands, or somebody has to look into it. */
export const lookOutcomes = ['confirmed', 'raised'] as const;
export type LookOutcome = (typeof lookOutcomes)[number];

/** Why a certifier may not take the second look. */
export type LookBar = 'granted-it' | 'own-trainer';

/** What keeps a certifier from a second look: whoever had a part in the grant, or trained the learner, never takes it. */
export function lookBar(
	{ deciders, trainers }: { readonly deciders: readonly (string | null)[]; readonly trainers: ReadonlySet<string> },
	certifier: string
): LookBar | undefined {
	if (deciders.includes(certifier)) return 'granted-it';
	return trainers.has(certifier) ? 'own-trainer' : undefined;
}
