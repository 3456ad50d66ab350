import { assess, type CourseParts, type Fact, type Requirement } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { factsOf, readFacts } from '../db/fact-repository.ts';
import type { CertifiedCourse } from './catalogue.ts';

/** Every fact about a person that a rule can count. */
export const countableFacts = async (executor: Executor, personId: string): Promise<readonly Fact[]> =>
	readFacts(await factsOf(executor, personId));

/**
 * What a course's rule asks of a person, met or missing.
 * @param since for a renewal: the time after which what must be done anew counts
 */
export const requirementsOf = async (
	executor: Executor,
	personId: string,
	course: CertifiedCourse,
	since?: string
): Promise<readonly Requirement[]> => requirementsFrom(await countableFacts(executor, personId), course, since);

/** The same of facts that were read already. */
export const requirementsFrom = (
	facts: readonly Fact[],
	course: CertifiedCourse,
	since?: string
): readonly Requirement[] => assess(course.rule, facts, partsOf(course), since);

/** What a rule that asks for all of a course asks for. */
export const partsOf = ({ lessons, modules, minutes }: CertifiedCourse): CourseParts => ({
	lessons: lessons.map(({ id }) => id),
	tests: modules.filter(({ tested }) => tested).map(({ id }) => id),
	minutes
});
