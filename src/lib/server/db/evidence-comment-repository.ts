import type { Insertable, Transaction } from 'kysely';
import type { Executor } from './database.ts';
import type { Tables } from './tables.ts';
import type { EvidenceCommentTable } from './tables/records.ts';

/** A comment of a certifier on one fact of a dossier; `body` is null once erased. */
export interface CommentRow {
	id: string;
	dossier_id: string;
	fact_id: string;
	name_latin: string;
	name_arabic: string;
	body: string | null;
	at: string;
}

/** Records a comment; false, and nothing recorded, where the same form came before. */
export async function insertComment(trx: Transaction<Tables>, row: Insertable<EvidenceCommentTable>): Promise<boolean> {
	const inserted = await trx
		.insertInto('evidence_comment')
		.values(row)
		.onConflict((conflict) => conflict.columns(['dossier_id', 'certifier_id', 'client_key']).doNothing())
		.executeTakeFirst();
	return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The comments on these dossiers, oldest first. */
export async function commentsOn(executor: Executor, dossierIds: readonly string[]): Promise<CommentRow[]> {
	if (dossierIds.length === 0) return [];
	return executor
		.selectFrom('evidence_comment')
		.innerJoin('sealed_text', 'sealed_text.id', 'evidence_comment.text_id')
		.innerJoin('person', 'person.id', 'evidence_comment.certifier_id')
		.select(['evidence_comment.id', 'evidence_comment.dossier_id', 'evidence_comment.fact_id'])
		.select(['evidence_comment.at', 'sealed_text.body', 'person.name_latin', 'person.name_arabic'])
		.where('evidence_comment.dossier_id', 'in', dossierIds)
		.orderBy('evidence_comment.at')
		.orderBy('evidence_comment.id')
		.execute();
}
