import { may, type Person } from '#lib/people/index.ts';
import { recordedBranch } from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { inTransaction } from '../db/database.ts';
import { sealText } from '../db/sealed-text-repository.ts';
import { gateDebriefsOf, insertGateDebrief } from '../db/trial-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { branchesIn, heldTrial, type HeldTrial } from './held-trial.ts';
import { provedBy, recordEnd, type Proved } from './record-end.ts';

export const gateAnswerLimits = { min: 20, max: 4000 };

export type DebriefGateRefusal = 'trial/not-found' | 'trial/not-ended' | 'trial/no-such-gate' | 'trial/answer-length';

/** Where the answer to a grave error's question is kept: one a branch and gate. The first play bears no number. */
export const gateTextId = (trialId: string, branch: number, gate: string): string =>
	branch === 0 ? `gate:${trialId}:${gate}` : `gate:${trialId}:${branch}:${gate}`;

/**
 * Debriefs a grave error of the recorded play of one's own trial by answering its question (alone; live, the trainer ticks
 * it). A gate already debriefed stays as it is.
 */
export async function debriefGate(
	app: TrialsApp,
	person: Person,
	trialId: string,
	{ gate, answer }: { gate: string; answer: string }
): Promise<{ refusal: DebriefGateRefusal } | undefined> {
	const { length } = answer.trim();
	if (length < gateAnswerLimits.min || length > gateAnswerLimits.max) return { refusal: 'trial/answer-length' };
	const held = await heldTrial(app, app.db.read, person.id, trialId);
	if (!held || !may(person, 'trial/play', { ownerId: held.trial.opened_by })) return { refusal: 'trial/not-found' };
	const recorded = recordedBranch(branchesIn(held));
	if (!recorded) return { refusal: 'trial/not-ended' };
	const proved = await provedBy(held.scenario, recorded);
	if (!proved.gates.includes(gate)) return { refusal: 'trial/no-such-gate' };
	try {
		await keepAnswer(app, person, held, proved, { gate, answer: answer.trim() });
	} catch (fault) {
		// The same answer, sent twice at once, was kept by the other.
		if (!isUniqueViolation(fault)) throw fault;
	}
	return undefined;
}

const keepAnswer = (
	app: TrialsApp,
	person: Person,
	held: HeldTrial,
	proved: Proved,
	{ gate, answer }: { gate: string; answer: string }
): Promise<void> =>
	inTransaction(app.db, async (trx) => {
		const { branch } = proved;
		const trialId = held.trial.id;
		if ((await gateDebriefsOf(trx, trialId, branch)).some((done) => done.gate === gate)) return;
		await sealText(trx, { id: gateTextId(trialId, branch, gate), personId: person.id, body: answer });
		await insertGateDebrief(trx, {
			trial_id: trialId,
			branch,
			gate,
			person_id: person.id,
			by_person_id: person.id,
			at: app.clock().toISOString()
		});
		await recordEnd(app, trx, person, held, proved);
	});
