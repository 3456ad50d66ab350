import path from 'node:path';
import * as v from 'valibot';
import { finalQuiz } from '#lib/records/index.ts';
import { currentContent, readBlob } from '#lib/server/db/blob-repository.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { recordFact } from '#lib/server/db/fact-repository.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import type { RunningServer } from '../src/cli/running-server.ts';

const courseSchema = v.object({
	id: v.string(),
	modules: v.array(v.object({ id: v.string(), test: v.optional(v.unknown()) })),
	final: v.optional(v.unknown())
});

/** The courses as the server that made this database published them. */
async function publishedCourses(db: Db): Promise<v.InferOutput<typeof courseSchema>[]> {
	const hashes = [...(await currentContent(db.read, 'course')).values()];
	const bodies = await Promise.all(hashes.map((hash) => readBlob(db.read, hash)));
	return bodies.map((body) => v.parse(courseSchema, JSON.parse(body ?? '')));
}

/** Gives a demo person every fact that the rule of the course asks for. */
export async function completeRecord({ dataDir }: RunningServer, mail: string): Promise<void> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	const person = await personByMail(db.read, mail);
	if (!person) throw new Error(`No ${mail}`);
	const lessons = [...(await currentContent(db.read, 'lesson')).keys()];
	const quizzes = (await publishedCourses(db)).flatMap(({ id, modules, final }) => [
		...modules.filter(({ test }) => test !== undefined).map((module) => module.id),
		...(final === undefined ? [] : [finalQuiz(id)])
	]);
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
		...quizzes.map((quiz) => ({
			kind: 'attempt' as const,
			subjectId: `a-${quiz}-${mail}`,
			value: { quiz, percent: 92 }
		})),
		{ kind: 'trial' as const, subjectId: `t-${mail}`, value: trial }
	];
	for (const [index, fact] of facts.entries()) {
		const id = `${mail}-${String(index)}`;
		const at = `2026-02-01T10:00:${String(index).padStart(2, '0')}.000Z`;
		await recordFact(db.write, { ...fact, id, personId: person.id, evidenceHash: 'a'.repeat(64), at });
	}
	await db.close();
}
