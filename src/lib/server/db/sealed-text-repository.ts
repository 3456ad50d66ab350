import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { canonicalJson, sha256Hex } from '#lib/records/index.ts';
import type { Executor } from './database.ts';
import { erasedAt } from './person-repository.ts';
import { storableText } from './storable-text.ts';
import type { Tables } from './tables.ts';

/** What a fact keeps of a text that a person typed. */
export interface SealedText {
	textId: string;
	/** Salted: once the text is erased, nobody can find it by guessing. */
	textHash: string;
}

/**
 * Stores a text that a person typed, where it can later be erased, and gives what facts may keep of it. Of somebody who
 * was erased while they typed, only that is kept.
 */
export async function sealText(
	trx: Transaction<Tables>,
	text: { id: string; personId: string; body: string }
): Promise<SealedText> {
	const body = storableText(text.body);
	const salt = randomBytes(16).toString('hex');
	const erased_at = await erasedAt(trx, text.personId);
	const kept = erased_at === null ? { salt, body } : { salt: '', body: null };
	await trx
		.insertInto('sealed_text')
		.values({ id: text.id, person_id: text.personId, ...kept, erased_at })
		.execute();
	return { textId: text.id, textHash: sealedTextHash(body, salt) };
}

/** The hash that a text and its salt have; equal to the fact's as long as neither was changed. */
export const sealedTextHash = (body: string, salt: string): string => sha256Hex(canonicalJson([body, salt]));

/** The text; null once erased, undefined when there never was one with this id. */
export async function readSealedText(executor: Executor, textId: string): Promise<string | null | undefined> {
	const row = await executor.selectFrom('sealed_text').select('body').where('id', '=', textId).executeTakeFirst();
	return row?.body;
}

/** The text with its salt, so that another can compute its hash; undefined once erased. */
export async function openSealedText(
	executor: Executor,
	textId: string
): Promise<{ text: string; salt: string } | undefined> {
	const row = await executor
		.selectFrom('sealed_text')
		.select(['body', 'salt'])
		.where('id', '=', textId)
		.executeTakeFirst();
	return row && row.body !== null ? { text: row.body, salt: row.salt } : undefined;
}

/** The texts that still exist among these ids. */
export async function readSealedTexts(executor: Executor, textIds: readonly string[]): Promise<Map<string, string>> {
	if (textIds.length === 0) return new Map();
	const rows = await executor.selectFrom('sealed_text').select(['id', 'body']).where('id', 'in', textIds).execute();
	return new Map(rows.flatMap(({ id, body }) => (body === null ? [] : [[id, body] as const])));
}

/** Whether the stored text is the one that a fact's hash was made from; an erased text no longer says. */
export async function sealedTextMatches(executor: Executor, text: SealedText): Promise<'same' | 'erased' | 'changed'> {
	const row = await executor.selectFrom('sealed_text').selectAll().where('id', '=', text.textId).executeTakeFirst();
	if (!row) return 'changed';
	if (row.body === null) return 'erased';
	return sealedTextHash(row.body, row.salt) === text.textHash ? 'same' : 'changed';
}

/** Empties every text of a person, and the salts with them. */
export async function eraseSealedTexts(trx: Transaction<Tables>, personId: string, at: string): Promise<void> {
	await trx
		.updateTable('sealed_text')
		.set({ body: null, salt: '', erased_at: at })
		.where('person_id', '=', personId)
		.where('erased_at', 'is', null)
		.execute();
}
