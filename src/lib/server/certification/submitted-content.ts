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
import type { Held } from './standing.ts';

/** What a submission is made of, besides the names. */
export interface SubmittedContent {
	readonly rule: Rule;
	readonly facts: readonly Fact[];
	readonly replaces?: Manifest['replaces'];
	/** What stands behind the hashes that are cited apart; of a correction nothing new. */
	readonly texts: Cited<string>;
	readonly citedBefore?: Manifest['cited'];
}

interface Asked {
	readonly person: Person;
	readonly course: CertifiedCourse;
	readonly purpose: SubmissionPurpose;
	readonly held: Held | undefined;
}

/**
 * The content of a submission: for a correction what was granted, under the rule of that time; else the record as it is,
 * under the rule in force now. Undefined while something is missing.
 */
export async function contentFor(
	app: Pick<Certification, 'db' | 'catalogue'>,
	{ person, course, purpose, held }: Asked
): Promise<SubmittedContent | undefined> {
	if (purpose === 'correction' && held) return correctionOf(held);
	const renews = purpose === 'renewal' ? held : undefined;
	const requirements = await requirementsOf(app.db.read, person.id, course, renews?.since);
	if (!isComplete(requirements)) return undefined;
	const facts = factsOf(requirements);
	const content = { rule: course.rule, facts, texts: await citedTexts(app, { course, facts }) };
	return renews ? { ...content, replaces: { certificate: renews.certificate.code, purpose: 'renewal' } } : content;
}

function correctionOf({ dossier, certificate }: Held): SubmittedContent {
	const { facts, cited } = readManifest(dossier.manifest);
	const replaces = { certificate: certificate.code, purpose: 'correction' as const };
	return { rule: readRule(dossier.rule), facts, replaces, texts: {}, ...(cited && { citedBefore: cited }) };
}
