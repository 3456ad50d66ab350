import { may, type Person } from '#lib/people/index.ts';
import { gatesRaised } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { inTransaction } from '../db/database.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import { gateDebriefsOf, insertGateDebrief } from '../db/trial-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { heldTrial } from './held-trial.ts';
import { recordEnd } from './record-end.ts';

export const gateAnswerLimits = { min: 20, max: 4000 };

export type DebriefGateRefusal = 'trial/not-found' | 'trial/not-ended' | 'trial/no-such-gate' | 'trial/answer-length';

/** Where the answer to a grave error's question is kept: one a trial and gate. */
export const gateTextId = (trialId: string, gate: string): string => `gate:${trialId}:${gate}`;

/**
 * Debriefs a grave error of one's own ended trial by answering its question (alone; live, the trainer ticks it).
 * A gate already debriefed stays as it is.
 */
export async function debriefGate(
	app: TrialsApp,
	person: Person,
	trialId: string,
	{ gate, answer }: { gate: string; answer: string }
): Promise<{ refusal: DebriefGateRefusal } | undefined> {
	const { length } = answer.trim();
	if (length < gateAnswerLimits.min || length > gateAnswerLimits.max) return { refusal: 'trial/answer-length' };
	const debriefed = inTransaction(app.db, async (trx): Promise<{ refusal: DebriefGateRefusal } | undefined> => {
		const held = await heldTrial(app, trx, person.id, trialId);
		if (!held || !may(person, 'trial/play', { ownerId: held.trial.opened_by })) return { refusal: 'trial/not-found' };
		if (held.state.status !== 'ended') return { refusal: 'trial/not-ended' };
		if (!gatesRaised(held.state).some((raised) => raised.gate === gate)) return { refusal: 'trial/no-such-gate' };
		if ((await gateDebriefsOf(trx, trialId)).some((done) => done.gate === gate)) return undefined;
		const at = app.clock().toISOString();
		await sealText(trx, { id: gateTextId(trialId, gate), personId: person.id, body: answer.trim() });
		const branch = held.state.rewinds;
		await insertGateDebrief(trx, {
			trial_id: trialId,
			branch,
			gate,
			person_id: person.id,
			by_person_id: person.id,
			at
		});
		await recordEnd(app, trx, person, held);
		return undefined;
	});
	// The same answer, sent twice at once, was kept by the other.
	return debriefed.catch((fault: unknown) => {
		if (!isUniqueViolation(fault)) throw fault;
		return undefined;
	});
}
