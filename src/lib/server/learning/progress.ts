import { diagnosticQuiz, type Progress } from '#lib/course/index.ts';
import { readFact, testedOut, type AttemptFact } from '#lib/records/index.ts';
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
	const attempts = facts.filter((fact) => fact.kind === 'attempt');
	const lessons = facts.filter((fact) => fact.kind === 'lesson');
	const read = new Set(lessons.filter((fact) => !testedOut(fact)).map(({ subject }) => subject));
	const done = new Set(lessons.map(({ subject }) => subject));
	return {
		done,
		known: new Set([...done].filter((lesson) => !read.has(lesson))),
		diagnosed: firstDiagnostics(attempts),
		passed: bestPercents(attempts),
		opened: new Set(places.keys()),
		places
	};
}

const diagnostic = diagnosticQuiz('');

/** The best percentage by quiz, for what is to be passed. */
function bestPercents(attempts: readonly AttemptFact[]): ReadonlyMap<string, number> {
	const best = new Map<string, number>();
	for (const { value } of attempts.filter((attempt) => !attempt.value.quiz.startsWith(diagnostic)))
		best.set(value.quiz, Math.max(value.percent, best.get(value.quiz) ?? 0));
	return best;
}

/** What was known before each module: the first diagnostic tells it, by module. */
const firstDiagnostics = (attempts: readonly AttemptFact[]): ReadonlyMap<string, number> =>
	new Map(
		attempts
			.filter(({ value }) => value.quiz.startsWith(diagnostic))
			.map(({ value }) => [value.quiz.slice(diagnostic.length), value.percent] as const)
			.toReversed()
	);

const storedFact = ({ id, kind, subject_id, evidence_hash, value, at }: FactRow) => ({
	id,
	kind,
	subject: subject_id,
	evidence: evidence_hash,
	value,
	at
});
