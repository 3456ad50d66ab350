import type { Selectable } from 'kysely';
import { sha256Hex } from '#lib/records/index.ts';
import type { Executor } from './database.ts';
import type { BlobTable } from './tables/content.ts';

export type BlobKind = Selectable<BlobTable>['kind'];

/** Keeps a published text under the SHA-256 of its bytes and gives that hash; the same text twice is kept once. */
export async function putBlob(executor: Executor, kind: BlobKind, body: string, at: string): Promise<string> {
	const hash = sha256Hex(body);
	await executor
		.insertInto('blob')
		.values({ hash, kind, body, at })
		.onConflict((conflict) => conflict.column('hash').doNothing())
		.execute();
	return hash;
}

/** The text with this hash, exactly as it was kept, or undefined. */
export async function readBlob(executor: Executor, hash: string): Promise<string | undefined> {
	const row = await executor.selectFrom('blob').select('body').where('hash', '=', hash).executeTakeFirst();
	return row?.body;
}

/** Whether a text is kept under this hash. */
export async function hasBlob(executor: Executor, hash: string): Promise<boolean> {
	const row = await executor.selectFrom('blob').select('hash').where('hash', '=', hash).executeTakeFirst();
	return row !== undefined;
}

/** The same where the text was kept as this kind; what was kept as another is not there. */
export async function readBlobOf(executor: Executor, kind: BlobKind, hash: string): Promise<string | undefined> {
	const found = executor.selectFrom('blob').select('body').where('hash', '=', hash).where('kind', '=', kind);
	return (await found.executeTakeFirst())?.body;
}

/** Makes a kept text the current version of its id; older versions stay readable by hash. */
export async function setCurrentContent(
	executor: Executor,
	content: { kind: string; contentId: string; hash: string }
): Promise<void> {
	await executor
		.insertInto('current_content')
		.values({ kind: content.kind, content_id: content.contentId, hash: content.hash })
		.onConflict((conflict) => conflict.columns(['kind', 'content_id']).doUpdateSet({ hash: content.hash }))
		.execute();
}

/** The hash of the current version of every content of a kind, by id. */
export async function currentContent(executor: Executor, kind: string): Promise<Map<string, string>> {
	const rows = await executor
		.selectFrom('current_content')
		.select(['content_id', 'hash'])
		.where('kind', '=', kind)
		.orderBy('content_id')
		.execute();
	return new Map(rows.map(({ content_id, hash }) => [content_id, hash]));
}

/** Takes an id out of what is current; its versions stay readable by hash. */
export async function withdrawContent(executor: Executor, kind: string, contentId: string): Promise<void> {
	await executor.deleteFrom('current_content').where('kind', '=', kind).where('content_id', '=', contentId).execute();
}
