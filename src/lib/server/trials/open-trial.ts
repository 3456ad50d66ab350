import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { sha256Hex } from '#lib/records/index.ts';
import {
	decide,
	emptyTrial,
	evolve,
	soloRoles,
	type RoleId,
	type Scenario,
	type TrialEvent
} from '#lib/trial/index.ts';
import type { TrialsApp } from './trials-app.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { appendEvent, findTrial, insertSoloTrial, putHead, type TrialRow } from '../db/trial-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { storeEvent } from './stored-event.ts';
import { headOf } from './trial-head.ts';

export interface OpenTrialInput {
	scenario: string;
	role: RoleId;
	purpose: TrialRow['purpose'];
	language: Language;
	/** Chosen by the form: the same key opens the same trial. */
	key: string;
}

export type OpenTrialRefusal = 'trial/no-such-scenario' | 'trial/role-not-playable' | 'trial/practice-only';

export type OpenedTrial = { trialId: string } | { refusal: OpenTrialRefusal };

/** Opens a solo trial. The variant is drawn here and told to nobody before the debrief. */
export async function openTrial(app: TrialsApp, person: Person, input: OpenTrialInput): Promise<OpenedTrial> {
	const scenario = app.scenarios.scenario(input.scenario);
	if (!scenario || !may(person, 'trial/open')) return { refusal: 'trial/no-such-scenario' };
	if (!soloRoles(scenario).includes(input.role)) return { refusal: 'trial/role-not-playable' };
	if (scenario.structure.practice && input.purpose === 'counted') return { refusal: 'trial/practice-only' };
	// The same form sent twice leads to the same trial.
	const trialId = sha256Hex(`${person.id}\n${input.key}`).slice(0, 24);
	try {
		await store(app, person, scenario, { ...input, trialId });
	} catch (error) {
		const known = isUniqueViolation(error) && (await findTrial(app.db.read, trialId));
		if (!known) throw error;
	}
	return { trialId };
}

async function store(app: TrialsApp, person: Person, scenario: Scenario, input: OpenTrialInput & { trialId: string }) {
	const { trialId, role, purpose } = input;
	const at = app.clock().toISOString();
	const event = openedEvent(scenario, input, app.newId());
	const seat = { id: app.newId(), trial_id: trialId, role, number: 1 };
	const trial: TrialRow = {
		id: trialId,
		scenario_id: scenario.structure.id,
		bundle_hash: scenario.hash,
		mode: 'solo',
		purpose,
		session_id: null,
		opened_by: person.id,
		at
	};
	const state = evolve(scenario, emptyTrial(scenario), event);
	await inTransaction(app.db, async (trx) => {
		await insertSoloTrial(trx, trial, seat, person.id);
		await appendEvent(trx, {
			trial_id: trialId,
			seq: 1,
			...storeEvent(event),
			seat_id: seat.id,
			person_id: person.id,
			text_id: null,
			text_hash: null,
			command_key: input.key,
			at
		});
		await putHead(trx, headOf(trialId, state));
		const body = { scenario: trial.scenario_id, bundle: trial.bundle_hash, role, purpose };
		await appendJournal(trx, { at, actorId: person.id, act: 'trial/opened', subject: trialId, body });
	});
}

function openedEvent(scenario: Scenario, { role, language }: OpenTrialInput, seed: string): TrialEvent {
	const variant = drawVariant(scenario.structure.variants, seed);
	const decided = decide(scenario, emptyTrial(scenario), { type: 'open', role, variant, language, seed });
	const event = 'events' in decided ? decided.events[0] : undefined;
	if (!event) throw new Error(`The engine refuses to open ${scenario.structure.id} as ${role}.`);
	return event;
}

/** One of the variants, each as likely, settled by the seed. */
function drawVariant(variants: readonly string[], seed: string): string {
	const drawn = variants[parseInt(sha256Hex(seed).slice(0, 8), 16) % variants.length];
	if (drawn === undefined) throw new Error('A scenario has at least one variant.');
	return drawn;
}
