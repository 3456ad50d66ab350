import * as v from 'valibot';
import { canonicalJson } from './canonical.ts';

const checkpointSchema = v.strictObject({
	format: v.literal(1),
	kind: v.literal('journal-checkpoint'),
	/** The address of the platform whose journal it is. */
	origin: v.string(),
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** UTC ISO time of the signature. */
	at: v.string(),
	/** The signer's public Ed25519 key and the signature, in base64url. */
	key: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
	signature: v.pipe(v.string(), v.regex(/^[\w-]{86}$/))
});

/** What another party keeps of the journal: how far it had come, signed by the platform. */
export type SignedCheckpoint = v.InferOutput<typeof checkpointSchema>;

/** The exact text that the signature covers: everything but the signature. */
export const checkpointText = (checkpoint: Omit<SignedCheckpoint, 'signature'>): string =>
	canonicalJson({
		format: checkpoint.format,
		kind: checkpoint.kind,
		origin: checkpoint.origin,
		seq: checkpoint.seq,
		hash: checkpoint.hash,
		at: checkpoint.at,
		key: checkpoint.key
	});

/**
 * The checkpoints in a text that somebody kept: one, or a list of them. Their signatures are not verified here.
 * @throws on what holds no checkpoint
 */
export function readCheckpoints(text: string): readonly SignedCheckpoint[] {
	const { success, output } = v.safeParse(fileSchema, text);
	if (!success) throw new Error('This file holds no checkpoint of a journal.');
	return Array.isArray(output) ? output : [output];
}

const fileSchema = v.pipe(v.string(), v.parseJson(), v.union([checkpointSchema, v.array(checkpointSchema)]));
