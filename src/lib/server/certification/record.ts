import { assess, type Fact, type Requirement } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { factsOf, readFacts } from '../db/fact-repository.ts';
import type { CertifiedCourse } from './catalogue.ts';

/** Every fact about a person that a rule can count. */
export const countableFacts = async (executor: Executor, personId: string): Promise<readonly Fact[]> =>
	readFacts(await factsOf(executor, personId));

/** What a course's rule asks of a person, met or missing. */
export const requirementsOf = async (
	executor: Executor,
	personId: string,
	course: CertifiedCourse
): Promise<readonly Requirement[]> => requirementsFrom(await countableFacts(executor, personId), course);

/** The same of facts that were read already. */
export const requirementsFrom = (
	facts: readonly Fact[],
	{ rule, lessons, modules }: Pick<CertifiedCourse, 'rule' | 'lessons' | 'modules'>
): readonly Requirement[] =>
	assess(rule, facts, {
		lessons: lessons.map(({ id }) => id),
		tests: modules.filter(({ tested }) => tested).map(({ id }) => id)
	});
