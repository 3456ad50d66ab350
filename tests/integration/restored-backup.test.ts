import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { backupSqlite } from '#lib/server/db/backup.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { lastOfJournal } from '#lib/server/db/journal-repository.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { verifyStoredJournal } from '#lib/server/db/verify-stored-journal.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { myNotebook } from '#lib/server/learning/notebook.ts';
import { receiveAnswers } from '#lib/server/learning/receive-answers.ts';
import { learner, openSchool, type School } from './learning/school.ts';

const place = { course: 'petit', lesson: 'voir' } as const;
const at = '2026-02-28T23:00:00.000Z';
const wrote = (text: string, version: string | null) => ({
	...{ ...place, kind: 'reflection', key: randomUUID(), at, reflection: 'premiere', text, version, overruled: false }
});

describe('a backup of yesterday, put back', () => {
	const folder = mkdtempSync(join(tmpdir(), 'pretoire-restored-'));
	const [file, copy] = [join(folder, 'pretoire.sqlite'), join(folder, 'copy.sqlite')];
	let db: Db;
	let school: School;
	let person: Person;
	let kept: Awaited<ReturnType<typeof lastOfJournal>>;

	const early = wrote('Une idée', null);
	const late = wrote('Une idée, mieux dite', early.key);
	const send = (...answers: unknown[]) => receiveAnswers(school, person, { person: person.id, answers });
	const open = async () => {
		db = await openDatabase({ dialect: 'sqlite', file });
		await migrate(db);
		school = await openSchool(db);
	};

	beforeAll(async () => {
		await open();
		person = await learner(db);
		await send(early);
		await backupSqlite(file, copy);
		await send(late);
		await finishLesson(school, person, place);
		kept = await lastOfJournal(db.read);
		await db.close();
		for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
		copyFileSync(copy, file);
		await open();
	});
	afterAll(async () => {
		await db.close();
		rmSync(folder, { recursive: true, force: true });
	});

	test('a journal that has lost its end is told by who kept a checkpoint, and by nobody else', async () => {
		expect((await verifyStoredJournal(db.read)).ok).toBe(true);
		const cut = await verifyStoredJournal(db.read, [kept]);
		expect(cut).toMatchObject({ ok: false, reason: 'journal/cut' });
	});

	test('what a phone still holds arrives: what is there once more, and what was lost anew', async () => {
		expect(await send(early, late)).toEqual({ ok: true, arrivals: [{ ok: true }, { ok: true }] });
		expect((await myNotebook(school, person, 'fr')).map(({ text }) => text)).toEqual(['Une idée, mieux dite']);
	});

	test('what was written over a text that is lost is refused with its reason, and stays on the phone', async () => {
		const over = wrote('Une idée, encore mieux dite', randomUUID());
		expect(await send(over)).toEqual({ ok: true, arrivals: [{ ok: false, code: 'notebook/changed' }] });
	});

	test('and once the lost acts are followed by others, the checkpoint still tells', async () => {
		while ((await lastOfJournal(db.read)).seq <= kept.seq) await finishLesson(school, await learner(db), place);
		expect(await verifyStoredJournal(db.read, [kept])).toMatchObject({ ok: false, reason: 'journal/rewritten' });
	});
});
