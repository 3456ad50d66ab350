import path from 'node:path';
import { tokenHash } from '#lib/server/auth/token.ts';
import { inTransaction, openDatabase } from '#lib/server/db/database.ts';
import { insertGuest, insertLiveTrial, insertPass, putMember } from '#lib/server/db/live-room-repository.ts';
import { appendEvent, putHead } from '#lib/server/db/trial-repository.ts';
import { liveRoles, seatId } from '#lib/server/live/room.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { storeEvent } from '#lib/server/trials/stored-event.ts';
import { headOf } from '#lib/server/trials/trial-head.ts';
import { checkScenario, emptyTrial, evolve, type RoleId, type Scenario, type TrialEvent } from '#lib/trial/index.ts';
import { root } from '../../checks/capture.ts';

/** Somebody in a measured room, who comes in by their token. */
export interface BenchPerson {
	readonly trialId: string;
	readonly cookie: string;
	readonly role: RoleId | null;
}

const at = '2026-01-01T00:00:00.000Z';

/** The case that is played: the longest one there is. */
export async function benchScenario(): Promise<Scenario> {
	const all = await readScenariosFolder(path.join(root, 'scenarios'));
	const scenarios = all.flatMap((files) => checkScenario(files, { sources: null, competencies: null }).scenario ?? []);
	const [longest] = scenarios.toSorted((a, b) => b.index.decisions.size - a.index.decisions.size);
	if (!longest) throw new Error('There is no scenario to play');
	return longest;
}

/**
 * Puts a live room into the database of a server that has not asked for it yet: every seat is held, nobody conducts, and so
 * many others watch.
 */
export async function prepareRoom(dataDir: string, scenario: Scenario, watching: number): Promise<BenchPerson[]> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	const trialId = crypto.randomUUID();
	const places = liveRoles(scenario).flatMap(({ role, seats }) =>
		Array.from({ length: seats }, (_, place) => ({ role, number: place + 1, person: crypto.randomUUID() }))
	);
	const people = [
		...places.map(({ person, role }) => ({ person, role })),
		...Array.from({ length: watching }, () => ({ person: crypto.randomUUID(), role: null }))
	];
	const event: TrialEvent = {
		type: 'opened-live',
		variant: scenario.structure.variants[0] ?? '',
		seed: trialId,
		conducted: false,
		seats: places.map(({ role, number, person }) => ({ seat: seatId(person, role, number), role, number }))
	};
	const [first] = people;
	try {
		await inTransaction(db, async (trx) => {
			for (const { person } of people)
				await insertGuest(trx, { id: person, name: 'Invitée de mesure', language: 'fr', at });
			await insertLiveTrial(trx, {
				trial: {
					...{ id: trialId, scenario_id: scenario.structure.id, bundle_hash: scenario.hash, mode: 'live' },
					...{ purpose: 'practice', session_id: null, opened_by: first?.person ?? '', at }
				},
				room: {
					...{ trial_id: trialId, code: trialId.slice(0, 9), screen_pin: '', guests: 1 },
					...{ planned_for: null, locked_at: null }
				},
				seats: places.map(({ role, number }) => ({ id: crypto.randomUUID(), trial_id: trialId, role, number }))
			});
			for (const { person } of people) {
				await putMember(trx, { trial_id: trialId, person_id: person, part: 'player', joined_at: at, removed_at: null });
				await insertPass(trx, { token_hash: tokenHash(person), trial_id: trialId, person_id: person, at });
			}
			await appendEvent(trx, {
				...{ trial_id: trialId, seq: 1, ...storeEvent(event), seat_id: null, person_id: null },
				...{ text_id: null, text_hash: null, command_key: 'open', at }
			});
			await putHead(trx, headOf(trialId, evolve(scenario, emptyTrial(scenario), event)));
		});
	} finally {
		await db.close();
	}
	return people.map(({ person, role }) => ({ trialId, role, cookie: `live-${trialId}=${person}` }));
}
