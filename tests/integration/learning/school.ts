import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ContentFiles } from '#lib/course/index.ts';
import type { Capability, Person } from '#lib/people/index.ts';
import type { Db } from '#lib/server/db/database.ts';
import { insertPerson } from '#lib/server/db/person-repository.ts';
import { openContent, type ContentLibrary } from '#lib/server/learning/content-library.ts';
import type { ScenarioLibrary } from '#lib/server/trials/scenario-library.ts';
import { smallContent } from '../../unit/course/small-content.ts';

/** A platform with a small course, whose day a test can move. */
export interface School {
	readonly db: Db;
	content: ContentLibrary;
	now: string;
	readonly scenarios: ScenarioLibrary;
	readonly clock: () => Date;
	readonly newId: () => string;
}

/** Opens a content folder as the server does at its start. */
export async function contentFrom(
	db: Db,
	files: ContentFiles,
	at = '2026-01-01T00:00:00.000Z'
): Promise<ContentLibrary> {
	const folder = await mkdtemp(join(tmpdir(), 'pretoire-school-'));
	for (const [file, text] of files) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), text);
	}
	try {
		return await openContent(db, folder, at);
	} finally {
		await rm(folder, { recursive: true });
	}
}

export async function openSchool(db: Db): Promise<School> {
	const school: School = {
		db,
		content: await contentFrom(db, smallContent()),
		scenarios: { scenarios: [], findings: [], scenario: () => undefined, byHash: () => Promise.resolve(undefined) },
		now: '2026-03-01T09:00:00.000Z',
		clock: () => new Date(school.now),
		newId: () => randomUUID()
	};
	return school;
}

/** A new person with these capabilities, a trainee unless told. */
export async function learner(db: Db, ...given: Capability[]): Promise<Person> {
	const id = randomUUID();
	const capabilities: Capability[] = given.length > 0 ? given : ['trainee'];
	const person = { id, nameLatin: 'Awa', nameArabic: 'آوا', language: 'fr' as const, capabilities };
	await insertPerson(db.write, { ...person, mail: `${id}@example.test`, at: '2026-01-01T00:00:00.000Z' });
	await db.write
		.insertInto('capability')
		.values(capabilities.map((capability) => ({ person_id: id, capability })))
		.execute();
	return person;
}
