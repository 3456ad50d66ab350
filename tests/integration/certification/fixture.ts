import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { Capability, Person } from '#lib/people/index.ts';
import { canonicalJson, sha256Hex, type Rule } from '#lib/records/index.ts';
import type { Certification, CertifiedCourse } from '#lib/server/certification/catalogue.ts';
import { issuerAt } from '#lib/server/certification/issuer/issuer.ts';
import { putBlob } from '#lib/server/db/blob-repository.ts';
import type { Db, Dialect } from '#lib/server/db/database.ts';
import { recordFact, type NewFact } from '#lib/server/db/fact-repository.ts';
import { insertPerson } from '#lib/server/db/person-repository.ts';
import { withDatabase } from '../database.ts';

const named = (name: string) => ({ fr: name, ar: `ال${name}`, en: name });

export const rule: Rule = {
	format: 1,
	id: 'formation',
	version: '1.0.0',
	course: 'formation',
	title: named('Certificat'),
	lessons: 'all',
	test: { module: 'comprendre', minimum: 80 },
	trial: { minimum: 60, purpose: 'counted', gates: 'debriefed' },
	hours: 4,
	valid_months: 36
};

export const course: CertifiedCourse = {
	id: 'formation',
	version: '1.2.0',
	title: named('Formation'),
	rule,
	modules: [{ id: 'comprendre', title: named('Comprendre'), tested: true }],
	lessons: [
		{ id: 'un', title: named('Un') },
		{ id: 'deux', title: named('Deux') }
	],
	minutes: ({ kind }) => (kind === 'trial' ? 60 : 15),
	sources: ['cp-448-1']
};

/** Certification on a test's database, on a day the test can move, with a course the test can edit and one of many keys. */
export function certificationOn(db: Db, key = 7): Certification & { day: string; courses: CertifiedCourse[] } {
	const courses = [course];
	const scenario = async (id: string) =>
		id === 'villa' ? { title: named('Villa'), reviewer: null, sources: ['cpp-1'] } : undefined;
	const source = (id: string) => ({ cite: named(id), date: '2024-08-22', hash: sha256Hex(id) });
	const time = { day: '2026-03-01T09:00:00.000Z' };
	const clock = () => new Date(time.day);
	const seed = async () => new Uint8Array(32).fill(key);
	const issuer = issuerAt({ db, origin: 'https://pretoire.test', clock, seed });
	const world = { db, clock, newId: () => randomUUID(), issuer, catalogue: { courses, scenario, source } };
	return Object.assign(time, { ...world, courses });
}

/**
 * Gives the surrounding `describe` a database of its own, certification on it, and a certifier: known at once, there when
 * its tests run. `withPerson` adds others so.
 */
export function withCertification(dialect: Dialect) {
	const store = withDatabase(dialect);
	const db: Db = {
		dialect,
		get read() {
			return store.db.read;
		},
		get write() {
			return store.db.write;
		},
		close: () => store.db.close()
	};
	const withPerson = (...capabilities: Capability[]): Person => {
		const person = newPerson(capabilities);
		beforeAll(() => insert(db, person));
		return person;
	};
	return { store, app: certificationOn(db), certifier: withPerson('certifier'), withPerson };
}

const newPerson = (capabilities: readonly Capability[]): Person => ({
	...{ id: randomUUID(), nameLatin: 'Awa Tembeli', nameArabic: 'آوا تمبيلي', language: 'fr', capabilities }
});

const insert = (db: Db, person: Person): Promise<unknown> =>
	insertPerson(db.write, { ...person, mail: `${person.id}@example.test`, at: '2026-01-01T00:00:00.000Z' });

/** A new person with these capabilities. */
export async function someone(db: Db, ...capabilities: Capability[]): Promise<Person> {
	const person = newPerson(capabilities);
	await insert(db, person);
	return person;
}

/** Gives a person every fact that the rule asks for. */
export async function completeRecord(db: Db, { id: personId }: Person, percent = 75): Promise<{ trial: string }> {
	const attempt = await answeredTest(db, personId);
	const trial = randomUUID();
	const value = {
		scenario: 'villa',
		role: 'judge',
		variant: 'base',
		purpose: 'counted',
		percent,
		ending: 'condamnation',
		stands: true,
		plays_before: 1,
		gates_raised: 1,
		gates_debriefed: 1
	};
	const facts: Pick<NewFact, 'kind' | 'subjectId' | 'value'>[] = [
		{ kind: 'lesson', subjectId: 'un', value: {} },
		{ kind: 'lesson', subjectId: 'deux', value: {} },
		{ kind: 'attempt', subjectId: attempt, value: { quiz: 'comprendre', percent: 90 } },
		{ kind: 'trial', subjectId: trial, value }
	];
	for (const [index, fact] of facts.entries()) {
		const at = `2026-02-0${index + 1}T10:00:00.000Z`;
		await recordFact(db.write, { ...fact, id: randomUUID(), personId, evidenceHash: String(index).repeat(64), at });
	}
	return { trial };
}

async function answeredTest(db: Db, person_id: string): Promise<string> {
	const [id, at] = [randomUUID(), '2026-02-03T10:00:00.000Z'];
	const options = [
		{ id: 'a', right: true, text: named('Oui') },
		{ id: 'b', right: false, text: named('Non') }
	];
	const asked = { id: 'q-1', module: 'comprendre', use: 'test', kind: 'single', sources: [], why: named('Parce que') };
	const body = canonicalJson({ ...asked, prompt: named('Pourquoi ?'), options });
	const question = await putBlob(db.write, 'question', body, at);
	const shared = { client_key: 'k', at };
	await db.write
		.insertInto('attempt')
		.values({ id, person_id, quiz_id: 'comprendre', purpose: 'test', seed: '1', drawn: '[]', ...shared })
		.execute();
	await db.write
		.insertInto('answer')
		.values({
			attempt_id: id,
			seq: 1,
			question_hash: question,
			response: '{"picked":["a"]}',
			text_id: null,
			text_hash: null,
			marks: 1,
			max: 1,
			grader: 'key',
			client_at: null,
			...shared
		})
		.execute();
	return id;
}

export const names = { latin: 'Awa Tembeli', arabic: 'آوا تمبيلي' };

/** A value that a test has made sure of. */
export function given<T>(value: T | null | undefined): T {
	if (value === null || value === undefined) throw new Error('Expected a value');
	return value;
}
