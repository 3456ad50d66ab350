import path from 'node:path';
import { currentContent } from '#lib/server/db/blob-repository.ts';
import { openDatabase } from '#lib/server/db/database.ts';
import { recordFact } from '#lib/server/db/fact-repository.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import type { RunningServer } from '../src/cli/running-server.ts';

/** Gives a demo person every fact that the rule of the course asks for. */
export async function completeRecord({ dataDir }: RunningServer, mail: string): Promise<void> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	const person = await personByMail(db.read, mail);
	if (!person) throw new Error(`No ${mail}`);
	const lessons = [...(await currentContent(db.read, 'lesson')).keys()];
	const trial = {
		scenario: 'villa-des-jasmins',
		role: 'judge',
		purpose: 'counted',
		percent: 71,
		ending: 'e',
		stands: true,
		plays_before: 0,
		gates_raised: 0,
		gates_debriefed: 0
	};
	const facts = [
		...lessons.map((lesson) => ({ kind: 'lesson' as const, subjectId: lesson, value: { lesson } })),
		{ kind: 'attempt' as const, subjectId: `a-${mail}`, value: { quiz: 'comprendre', percent: 92 } },
		{ kind: 'trial' as const, subjectId: `t-${mail}`, value: trial }
	];
	for (const [index, fact] of facts.entries()) {
		const id = `${mail}-${String(index)}`;
		const at = `2026-02-01T10:00:${String(index).padStart(2, '0')}.000Z`;
		await recordFact(db.write, { ...fact, id, personId: person.id, evidenceHash: 'a'.repeat(64), at });
	}
	await db.close();
}
