import type { Person } from '#lib/people/index.ts';
import {
	factsOf,
	isComplete,
	readManifest,
	readRule,
	type Cited,
	type Fact,
	type Manifest,
	type Rule,
	type SubmissionPurpose
} from '#lib/records/index.ts';
import type { Certification, CertifiedCourse } from './catalogue.ts';
import { citedTexts } from './cited-texts.ts';
import { requirementsOf } from './record.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import type { Standing } from './standing.ts';

/** What a submission is made of, besides the names. */
export interface SubmittedContent {
	readonly rule: Rule;
	readonly facts: readonly Fact[];
	readonly replaces?: Manifest['replaces'];
	/** What stands behind the hashes that are cited apart; nothing new where `citedBefore` is. */
	readonly texts: Cited<string>;
	readonly citedBefore?: Manifest['cited'];
}

interface Asked {
	readonly person: Person;
	readonly course: CertifiedCourse;
	readonly purpose: SubmissionPurpose;
	readonly standing: Pick<Standing, 'held' | 'dossiers'>;
}

/**
 * The content of a submission: for a correction what was granted and for an appeal what was refused, each under the rule
 * of that time; else the record as it is, under the rule in force now. Undefined while something is missing.
 */
export async function contentFor(
	app: Pick<Certification, 'db' | 'catalogue'>,
	{ person, course, purpose, standing }: Asked
): Promise<SubmittedContent | undefined> {
	const { held, dossiers } = standing;
	const refused = dossiers.find(({ outcome }) => outcome === 'refused');
	if (purpose === 'appeal') return refused && asSubmitted(refused);
	if (purpose === 'correction' && held)
		return {
			...asSubmitted(held.dossier),
			replaces: { certificate: held.certificate.code, purpose: 'correction' }
		};
	const renews = purpose === 'renewal' ? held : undefined;
	const requirements = await requirementsOf(app.db.read, person.id, course, renews?.since);
	if (!isComplete(requirements)) return undefined;
	const facts = factsOf(requirements);
	const content = { rule: course.rule, facts, texts: await citedTexts(app, { course, facts }) };
	return renews ? { ...content, replaces: { certificate: renews.certificate.code, purpose: 'renewal' } } : content;
}

/** What a dossier held, to the letter, under the rule of that time. */
function asSubmitted({ manifest, rule }: DossierRow): SubmittedContent {
	const { facts, cited, replaces } = readManifest(manifest);
	return {
		rule: readRule(rule),
		facts,
		texts: {},
		...(cited && { citedBefore: cited }),
		...(replaces && { replaces })
	};
}
