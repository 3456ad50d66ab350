import { randomBytes } from 'node:crypto';
import { may, type Person } from '#lib/people/index.ts';
import { drawSample, sha256Hex, type SampleShare } from '#lib/records/index.ts';
import { appendJournal } from '../../db/journal-repository.ts';
import { grantedUndrawn, insertSample } from '../../db/second-look-repository.ts';
import type { Certification } from '../catalogue.ts';
import { unlessGivenUp } from '../rolled-back.ts';

interface Draw {
	readonly share: SampleShare;
	/** Days of the grants, UTC, both included: `2026-01-31`. */
	readonly from: string;
	readonly to: string;
	/** What makes the draw; left out, as random as a key. */
	readonly seed?: string;
}

export type Drawn =
	| { readonly ok: true; readonly drawn: number }
	/** Nothing was granted in these days, or all of it was drawn before, or is being drawn by somebody else. */
	| { readonly ok: false; readonly code: 'sample/not-yours' | 'sample/days' | 'sample/none' };

const day = 24 * 60 * 60 * 1000;

/**
 * Draws a share of the dossiers granted in some days for a second look. The journal holds share, seed, days, how many
 * there were and the hash of those drawn: who has their ids can draw them again.
 */
export async function drawForSecondLook(app: Certification, person: Person, draw: Draw): Promise<Drawn> {
	if (!may(person, 'sample/draw')) return { ok: false, code: 'sample/not-yours' };
	const { share, from, to, seed = randomBytes(16).toString('hex') } = draw;
	if (from > to) return { ok: false, code: 'sample/days' };
	const before = new Date(Date.parse(to) + day).toISOString();
	const granted = await grantedUndrawn(app.db.read, { from, before });
	const dossiers = drawSample(granted, { seed, share });
	if (dossiers.length === 0) return { ok: false, code: 'sample/none' };
	const [id, at] = [app.newId(), app.clock().toISOString()];
	const row = { id, share, seed, granted_from: from, granted_before: before, granted: granted.length, at };
	const recorded = await unlessGivenUp(app.db, async (trx, giveUp) => {
		if (!(await insertSample(trx, { ...row, drawn_by: person.id }, dossiers))) giveUp();
		const hash = sha256Hex(dossiers.toSorted().join('\n'));
		const body = { share, seed, from, to, granted: granted.length, drawn: dossiers.length, dossiers: hash };
		await appendJournal(trx, { at, actorId: person.id, act: 'sample/drawn', subject: `sample:${id}`, body });
		return true;
	});
	return recorded ? { ok: true, drawn: dossiers.length } : { ok: false, code: 'sample/none' };
}
