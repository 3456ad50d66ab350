import { createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { credentialText, listForNext, statusListPath, statusPlaces, type StatusPurpose } from '#lib/records/index.ts';
import { countCertificates, countStatusChanges, placesWithStatus } from '../../db/certificate-repository.ts';
import type { Certification } from '../catalogue.ts';
import { signCredential } from './sign.ts';

type World = Pick<Certification, 'db' | 'clock' | 'issuer'>;

/** What was signed last, by the address of the list and what it was made of. */
interface Kept {
	readonly madeOf: string;
	readonly freshUntil: number;
	readonly text: string;
}
const kept = new WeakMap<World['db'], Map<string, Kept>>();

const hour = 60 * 60 * 1000;
/** A list older than this is refused by those who check it: an old copy must not hide a revocation for longer. */
const validHours = 24;

const recordedAs = { revocation: 'revoked', suspension: 'suspended' } as const;

/**
 * The status list with this purpose and number as the exact text of a signed credential, made again when a status
 * changed, and each hour; `undefined` where no certificate can have its place in it.
 */
export async function statusList(app: World, purpose: StatusPurpose, list: number): Promise<string | undefined> {
	if (list > listForNext(await countCertificates(app.db.read))) return undefined;
	const lists = kept.get(app.db) ?? new Map<string, Kept>();
	kept.set(app.db, lists);
	const path = statusListPath(purpose, list);
	const key = await app.issuer.key();
	const madeOf = `${await countStatusChanges(app.db.read)} ${key.publicKey}`;
	const now = app.clock().getTime();
	const last = lists.get(path);
	if (last?.madeOf === madeOf && now < last.freshUntil && now >= last.freshUntil - hour) return last.text;
	const text = await signedList(app, { purpose, list, now });
	lists.set(path, { madeOf, freshUntil: now + hour, text });
	return text;
}

async function signedList(app: World, asked: { purpose: StatusPurpose; list: number; now: number }): Promise<string> {
	const { purpose, list, now } = asked;
	const bits = await createList({ length: statusPlaces });
	const from = (list - 1) * statusPlaces;
	const range = { status: recordedAs[purpose], from, to: from + statusPlaces };
	for (const place of await placesWithStatus(app.db.read, range)) bits.setStatus(place - from, true);
	const id = app.issuer.origin + statusListPath(purpose, list);
	const unsigned = {
		...(await createCredential({ id, list: bits, statusPurpose: purpose })),
		issuer: app.issuer.did,
		validFrom: new Date(now).toISOString(),
		validUntil: new Date(now + validHours * hour).toISOString()
	};
	return credentialText(await signCredential(unsigned, await app.issuer.key(), new Date(now).toISOString()));
}
