import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openDatabase } from '#lib/server/db/database.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { openScenarios } from '#lib/server/trials/scenario-library.ts';
import { submitCommand, type SeatCommand } from '#lib/server/trials/submit-command.ts';
import type { RunningServer } from '../../src/cli/running-server.ts';
import { nextMove } from './oracle.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A judge's counted trial that a demo person has played to its end by the best line; all they wrote is this text. */
export async function endedTrial(server: RunningServer, mail: string, text: string): Promise<string> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(server.dataDir, 'pretoire.sqlite') });
	try {
		const known = { sources: null, competencies: null };
		const at = new Date().toISOString();
		const scenarios = await openScenarios(db, { folder: path.join(root, 'scenarios'), known, at });
		const app = { db, scenarios, clock: () => new Date(), newId: () => randomUUID().replaceAll('-', '') };
		const person = await personByMail(db.read, mail);
		if (!person) throw new Error(`No ${mail}`);
		const input = { scenario: 'villa-des-jasmins', role: 'judge', purpose: 'counted', language: 'fr' } as const;
		const opened = await openTrial(app, person, { ...input, key: app.newId() });
		if ('refusal' in opened) throw new Error(opened.refusal);
		for (;;) {
			const move = await nextMove(server, opened.trialId, 'judge');
			if (move.kind === 'ended') return opened.trialId;
			const sent = { command: commandFor(move), key: app.newId(), text: isText(move) ? text : undefined };
			const taken = await submitCommand(app, person, opened.trialId, sent);
			if ('refusal' in taken) throw new Error(taken.refusal);
		}
	} finally {
		await db.close();
	}
}

type Move = Exclude<Awaited<ReturnType<typeof nextMove>>, { kind: 'ended' }>;

const isText = (move: Move): boolean => move.kind === 'decision' && move.best.answer?.kind === 'write';

function commandFor(move: Move): SeatCommand {
	const scene = move.scene;
	if (move.kind === 'raise') return { type: 'raise', scene, incident: move.incident };
	const { answer, questions } = move.best;
	if (answer) return { type: 'decide', scene, decision: move.id, answer };
	const [question] = questions.filter((id) => !move.asked.includes(id));
	return question
		? { type: 'ask', scene, decision: move.id, question }
		: { type: 'finish-asking', scene, decision: move.id };
}
