import type { Person } from '#lib/people/index.ts';
import {
	factsOf,
	isComplete,
	readManifest,
	readRule,
	type Fact,
	type Manifest,
	type Rule,
	type SubmissionPurpose
} from '#lib/records/index.ts';
import type { Certification, CertifiedCourse } from './catalogue.ts';
import { requirementsOf } from './record.ts';
import type { Held } from './standing.ts';

/** What a submission is made of, besides the names. */
export interface SubmittedContent {
	readonly rule: Rule;
	readonly facts: readonly Fact[];
	readonly replaces?: Manifest['replaces'];
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
	app: Pick<Certification, 'db'>,
	{ person, course, purpose, held }: Asked
): Promise<SubmittedContent | undefined> {
	if (purpose !== 'first' && held) {
		const replaces = { certificate: held.certificate.code, purpose };
		if (purpose === 'correction')
			return { rule: readRule(held.dossier.rule), facts: readManifest(held.dossier.manifest).facts, replaces };
		const renewed = await requirementsOf(app.db.read, person.id, course, held.since);
		return isComplete(renewed) ? { rule: course.rule, facts: factsOf(renewed), replaces } : undefined;
	}
	const requirements = await requirementsOf(app.db.read, person.id, course);
	return isComplete(requirements) ? { rule: course.rule, facts: factsOf(requirements) } : undefined;
}
