import { randomUUID } from 'node:crypto';
import type { Capability, Person } from '#lib/people/index.ts';
import type { Db } from '#lib/server/db/database.ts';
import { putBlob } from '#lib/server/db/blob-repository.ts';
import { insertPerson } from '#lib/server/db/person-repository.ts';
import type { TrialsApp } from '#lib/server/trials/trials-app.ts';
import { bundleText, compileScenario, type Bundle, type Scenario } from '#lib/trial/index.ts';

const roles = { 'social-worker': { play: ['solo'], seats: 1 }, police: {} };

const reception = {
	id: 'reception',
	phase: 'identification',
	place: 'station',
	present: ['social-worker', 'police'],
	decisions: [
		{
			id: 'language',
			role: 'social-worker',
			kind: 'choose',
			script: 'wait',
			choices: [
				{ id: 'wait', marks: { protection: 4 } },
				{ id: 'phone', marks: { protection: 2 } },
				{ id: 'neighbour', marks: { protection: 0 }, gate: ['exposed'] }
			]
		}
	],
	exits: [{ to: 'report' }]
};

const report = {
	id: 'report',
	phase: 'referral',
	place: 'office',
	present: ['social-worker'],
	decisions: [
		{
			id: 'note',
			role: 'social-worker',
			kind: 'write',
			words: { min: 2, max: 50 },
			points: [{ id: 'facts', marks: { protection: 1 } }],
			script: null
		},
		{
			id: 'send',
			role: 'social-worker',
			kind: 'choose',
			final: true,
			script: 'today',
			choices: [
				{ id: 'today', marks: { protection: 3 } },
				{ id: 'tomorrow', marks: { protection: 1 } },
				{ id: 'never', marks: { protection: 0 } }
			]
		}
	],
	exits: [{ when: 'exposed', end: 'leaked' }, { end: 'referred' }]
};

const structure = {
	format: 1,
	id: 'small-case',
	version: '1.0.0',
	languages: ['fr'],
	minutes: 5,
	difficulty: 1,
	practice: false,
	reviewer: null,
	review_date: null,
	competencies: ['protection'],
	variants: ['only'],
	roles,
	variables: {},
	gates: { exposed: {} },
	exhibits: {},
	injects: {},
	incidents: {},
	scenes: [reception, report],
	endings: { leaked: { stands: false }, referred: { stands: true } }
};

/** A case of two scenes and three decisions, without prose: enough to store, repeat, race and record. */
export const smallCase: Scenario = compileScenario({
	format: 1,
	engine: '1',
	structure,
	prose: { fr: {} }
} satisfies Bundle);

/** The use cases of trials on a test's database, with the small case and a clock that only moves by hand. */
export async function trialsOn(db: Db): Promise<TrialsApp> {
	const clock = () => new Date('2026-03-01T09:00:00.000Z');
	await putBlob(db.write, 'scenario', bundleText(smallCase.bundle), clock().toISOString());
	const scenarios = {
		scenarios: [smallCase],
		findings: [],
		scenario: (id: string) => (id === smallCase.structure.id ? smallCase : undefined),
		byHash: async (hash: string) => (hash === smallCase.hash ? smallCase : undefined)
	};
	return { db, clock, newId: () => randomUUID(), scenarios };
}

/** A new person with these capabilities. */
export async function someone(db: Db, ...capabilities: Capability[]): Promise<Person> {
	const id = randomUUID();
	const person = { id, nameLatin: 'Nadia Essai', nameArabic: 'نادية', language: 'fr' as const, capabilities };
	await insertPerson(db.write, { ...person, mail: `${id}@example.test`, at: '2026-01-01T00:00:00.000Z' });
	return person;
}
