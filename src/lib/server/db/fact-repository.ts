import type { Selectable } from 'kysely';
import { canonicalJson, readFact, type Fact, type JsonValue } from '#lib/records/index.ts';
import type { Executor } from './database.ts';
import { prepared } from './prepared.ts';
import type { FactTable } from './tables/records.ts';

export type FactRow = Selectable<FactTable>;

/** One piece of evidence about a person. */
export interface NewFact {
	id: string;
	personId: string;
	kind: FactRow['kind'];
	subjectId: string;
	evidenceHash: string;
	value: JsonValue;
	at: string;
}

/** Records a fact; gives false, and changes nothing, when the same evidence is already recorded. */
export async function recordFact(executor: Executor, fact: NewFact): Promise<boolean> {
	const recorded = await executor
		.insertInto('fact')
		.values({
			id: fact.id,
			person_id: fact.personId,
			kind: fact.kind,
			subject_id: fact.subjectId,
			evidence_hash: fact.evidenceHash,
			value: canonicalJson(fact.value),
			at: fact.at
		})
		.onConflict((conflict) => conflict.columns(['person_id', 'kind', 'subject_id', 'evidence_hash']).doNothing())
		.executeTakeFirst();
	return recorded.numInsertedOrUpdatedRows === 1n;
}

/** Every fact of a person, oldest first; `value` is canonical JSON. */
export const factsOf = (executor: Executor, personId: string): Promise<FactRow[]> => factsInOrder(executor, personId);

const factsInOrder = prepared((executor, value) =>
	executor.selectFrom('fact').selectAll().where('person_id', '=', value(0)).orderBy('at').orderBy('id')
);

/** The facts that a rule can count, in the same order. */
export const readFacts = (rows: readonly FactRow[]): readonly Fact[] =>
	rows.flatMap(
		({ id, kind, subject_id, evidence_hash, value, at }) =>
			readFact({ id, kind, subject: subject_id, evidence: evidence_hash, value, at }) ?? []
	);
