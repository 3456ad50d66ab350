import type { Selectable } from 'kysely';
import type { Executor } from './database.ts';
import type { AnswerTable } from './tables/learning.ts';
import type { DossierTable } from './tables/records.ts';

/** The submitted dossiers, those withdrawn left out, of the person whose fact is about this attempt or trial. */
export const dossiersWithEvidence = (
	executor: Executor,
	subject: { kind: 'attempt' | 'trial'; id: string }
): Promise<Pick<Selectable<DossierTable>, 'person_id' | 'manifest'>[]> =>
	executor
		.selectFrom('dossier')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'dossier.id').on('resolution.seq', '=', 1)
		)
		.select(['dossier.person_id', 'dossier.manifest'])
		.where((eb) => eb.or([eb('resolution.outcome', 'is', null), eb('resolution.outcome', '<>', 'withdrawn')]))
		.where('dossier.person_id', 'in', (eb) =>
			eb
				.selectFrom('fact')
				.select('fact.person_id')
				.where('fact.kind', '=', subject.kind)
				.where('fact.subject_id', '=', subject.id)
		)
		.execute();

/** An answer with the exact text of the question it was given to. */
export interface AnswerRow extends Pick<
	Selectable<AnswerTable>,
	'attempt_id' | 'seq' | 'response' | 'marks' | 'max' | 'at'
> {
	question: string;
}

/** The answers of these attempts, in the order in which they were given. */
export function answersOf(executor: Executor, attemptIds: readonly string[]): Promise<AnswerRow[]> {
	if (attemptIds.length === 0) return Promise.resolve([]);
	return executor
		.selectFrom('answer')
		.innerJoin('blob', 'blob.hash', 'answer.question_hash')
		.select(['answer.attempt_id', 'answer.seq', 'answer.response', 'answer.marks', 'answer.max', 'answer.at'])
		.select('blob.body as question')
		.where('answer.attempt_id', 'in', attemptIds)
		.orderBy('answer.attempt_id')
		.orderBy('answer.seq')
		.execute();
}

/** The hash of the scenario version that each of these trials was played with, by trial. */
export async function bundlesOfTrials(executor: Executor, trialIds: readonly string[]): Promise<Map<string, string>> {
	if (trialIds.length === 0) return new Map();
	const rows = await executor.selectFrom('trial').select(['id', 'bundle_hash']).where('id', 'in', trialIds).execute();
	return new Map(rows.map(({ id, bundle_hash }) => [id, bundle_hash]));
}
