import { assess, readFact, type Fact, type Requirement } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { factsOf } from '../db/fact-repository.ts';
import type { CertifiedCourse } from './catalogue.ts';

/** Every fact about a person that a rule can count. */
export async function countableFacts(executor: Executor, personId: string): Promise<readonly Fact[]> {
	const rows = await factsOf(executor, personId);
	return rows.flatMap(
		({ id, kind, subject_id, evidence_hash, value, at }) =>
			readFact({ id, kind, subject: subject_id, evidence: evidence_hash, value, at }) ?? []
	);
}

/** What a course's rule asks of a person, met or missing. */
export async function requirementsOf(
	executor: Executor,
	personId: string,
	{ rule, lessons, modules }: CertifiedCourse
): Promise<readonly Requirement[]> {
	return assess(rule, await countableFacts(executor, personId), {
		lessons: lessons.map(({ id }) => id),
		tests: modules.filter(({ tested }) => tested).map(({ id }) => id)
	});
}
