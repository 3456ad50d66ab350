import { wholeGroups } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { readRule, stateOf, statusAt, type CertificateStatus, type DossierState } from '#lib/records/index.ts';
import { certificateCounts, dossierCounts, lastDecisions, type DossierCount } from '../db/statistics-repository.ts';
import type { Certification } from './catalogue.ts';

/** In whole groups of five: 0 says nothing of up to four. */
export type Counts<Key extends string> = Readonly<Partial<Record<Key, number>>>;

export interface Statistics {
	readonly courses: readonly { readonly title: string; readonly dossiers: Counts<DossierState> }[];
	readonly certificates: Counts<CertificateStatus>;
	/** Days from submission to decision that half of the last ones took at most; `null` under five decisions. */
	readonly medianDays: number | null;
}

const lastOnes = 500;
const day = 24 * 60 * 60 * 1000;

/** What became of dossiers and certificates, without anybody's name; undefined for who may not see it. */
export async function statistics(
	app: Pick<Certification, 'db' | 'clock' | 'catalogue'>,
	person: Person,
	language: Language
): Promise<Statistics | undefined> {
	if (!may(person, 'statistics/read')) return undefined;
	const at = app.clock().toISOString();
	const dossiers = await dossierCounts(app.db.read);
	const certificates = await certificateCounts(app.db.read, at);
	return {
		courses: app.catalogue.courses.map(({ id, title }) => ({
			title: title[language],
			dossiers: summed(dossiers.filter(isOf(id)).map((one) => [stateOf(one), one.count] as const))
		})),
		certificates: summed(
			certificates.map(({ recorded, superseded, expired, count }) => {
				const expiresAt = expired ? at : null;
				return [statusAt({ recorded, superseded, expiresAt }, at), count] as const;
			})
		),
		medianDays: medianOf(await lastDecisions(app.db.read, lastOnes))
	};
}

const isOf =
	(course: string) =>
	({ rule }: DossierCount): boolean =>
		readRule(rule).course === course;

/** Sums first, and only then whole groups: five editions of a rule with one dossier each are five dossiers. */
function summed<Key extends string>(counted: readonly (readonly [Key, number])[]): Counts<Key> {
	const counts: Partial<Record<Key, number>> = {};
	for (const [key, count] of counted) counts[key] = (counts[key] ?? 0) + count;
	for (const [key] of counted) counts[key] = wholeGroups(counts[key] ?? 0);
	return counts;
}

function medianOf(decisions: readonly { submitted_at: string; decided_at: string }[]): number | null {
	const shown = decisions.slice(0, wholeGroups(decisions.length));
	const days = shown.map(({ submitted_at, decided_at }) => (Date.parse(decided_at) - Date.parse(submitted_at)) / day);
	const middle = days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)];
	return middle === undefined ? null : Math.max(0, Math.round(middle));
}
