import type { Progress } from '#lib/course/index.ts';
import { readFact } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import { factsOf, type FactRow } from '../db/fact-repository.ts';
import { lessonPlacesOf } from '../db/learning-progress-repository.ts';

/** What a person has done so far, and where they are in each lesson they opened. Two queries. */
export async function progressOf(
	executor: Executor,
	personId: string
): Promise<Progress & { readonly places: ReadonlyMap<string, string> }> {
	const [rows, places] = await Promise.all([factsOf(executor, personId), lessonPlacesOf(executor, personId)]);
	const facts = rows.flatMap((row) => readFact(storedFact(row)) ?? []);
	const passed = new Map<string, number>();
	for (const fact of facts) {
		if (fact.kind !== 'attempt') continue;
		const { quiz, percent } = fact.value;
		passed.set(quiz, Math.max(percent, passed.get(quiz) ?? 0));
	}
	const done = new Set(facts.filter(({ kind }) => kind === 'lesson').map(({ subject }) => subject));
	return { done, passed, opened: new Set(places.keys()), places };
}

const storedFact = ({ id, kind, subject_id, evidence_hash, value, at }: FactRow) => ({
	id,
	kind,
	subject: subject_id,
	evidence: evidence_hash,
	value,
	at
});
