import type { Transaction } from 'kysely';
import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import { eraseSealedTexts } from './sealed-text-repository.ts';
import type { Tables } from './tables.ts';

/** Tables whose rows are a person's own and nobody's evidence: an erasure takes them out. */
const ownRows = [
	'password',
	'one_time_link',
	'sign_in',
	'draft',
	'lesson_place',
	'debrief_note',
	'review_card',
	'learner_choice',
	'live_pass'
] as const satisfies readonly (keyof Tables)[];

/**
 * Empties all that tells who a person was, and all that they wrote; their id stays, so that facts, chains and counts
 * hold. False, and nothing changed, where they are erased already.
 */
export async function emptyPerson(trx: Transaction<Tables>, personId: string, at: string): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('person')
		.set({ email_norm: null, name_latin: '', name_arabic: '', erased_at: at })
		.where('id', '=', personId)
		.where('erased_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return false;
	for (const table of ownRows) await trx.deleteFrom(table).where('person_id', '=', personId).execute();
	await trx.deleteFrom('marking_queue').where('writer_id', '=', personId).execute();
	await eraseSealedTexts(trx, personId, at);
	return true;
}

/**
 * Makes whoever writes about these people wait, and waits for them; in one order, so that two who erase each other take
 * turns. On SQLite there is one writer at a time.
 */
export async function holdPeople(trx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
	if (!isPostgres(trx)) return;
	await trx.selectFrom('person').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

/** What an erasure of a person would find. */
export interface Erasable {
	/** Texts they wrote, or that were written about them. */
	readonly texts: number;
	readonly certificates: number;
	/** Dossiers that wait for a certifier. */
	readonly openDossiers: readonly string[];
}

/** Counts what an erasure would empty and what it would leave without a name. */
export async function erasableOf(executor: Executor, personId: string): Promise<Erasable> {
	const texts = await executor
		.selectFrom('sealed_text')
		.select(({ fn }) => fn.countAll().as('count'))
		.where('person_id', '=', personId)
		.where('erased_at', 'is', null)
		.executeTakeFirstOrThrow();
	const dossiers = await executor
		.selectFrom('dossier')
		.leftJoin('resolution', (join) =>
			join.onRef('resolution.dossier_id', '=', 'dossier.id').on('resolution.seq', '=', 1)
		)
		.leftJoin('certificate', 'certificate.dossier_id', 'dossier.id')
		.select(['dossier.id', 'resolution.outcome', 'certificate.id as certificate'])
		.where('dossier.person_id', '=', personId)
		.execute();
	return {
		texts: Number(texts.count),
		certificates: dossiers.filter(({ certificate }) => certificate !== null).length,
		openDossiers: dossiers.filter(({ outcome }) => outcome === null).map(({ id }) => id)
	};
}
