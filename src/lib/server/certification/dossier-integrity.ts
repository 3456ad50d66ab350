import { canonicalJson, readManifest, sha256Hex } from '#lib/records/index.ts';
import type { Executor } from '../db/database.ts';
import type { DossierRow } from '../db/dossier-repository.ts';
import { factsOf } from '../db/fact-repository.ts';
import { sealedTextMatches } from '../db/sealed-text-repository.ts';

/**
 * Whether a dossier is still what was submitted: the manifest and the confirmed names have their hashes, and every fact
 * in it stands in the record with the same evidence, and what it cites apart is still what was sealed. What was erased
 * is not a change.
 */
export async function isIntact(executor: Executor, dossier: DossierRow): Promise<boolean> {
	if (sha256Hex(dossier.manifest) !== dossier.manifest_hash) return false;
	const { names, facts, appeal, cited = {} } = readManifest(dossier.manifest);
	for (const { text: textId, hash: textHash } of [names, ...(appeal ? [appeal] : []), ...Object.values(cited)])
		if ((await sealedTextMatches(executor, { textId, textHash })) === 'changed') return false;
	const recorded = new Map((await factsOf(executor, dossier.person_id)).map((row) => [row.id, row]));
	return facts.every(({ id, kind, subject, evidence, value, at }) => {
		const row = recorded.get(id);
		const same = row?.kind === kind && row.subject_id === subject && row.evidence_hash === evidence && row.at === at;
		return same && row.value === canonicalJson(value);
	});
}
