import { randomBytes, randomInt } from 'node:crypto';
import { may, type Person } from '#lib/people/index.ts';
import { sha256Hex } from '#lib/records/index.ts';
import { decide, emptyTrial, evolve, type Scenario, type TrialEvent } from '#lib/trial/index.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { insertLiveTrial, putMember } from '../db/live-room-repository.ts';
import { appendEvent, findTrial, putHead, type TrialRow } from '../db/trial-repository.ts';
import { isUniqueViolation } from '../db/unique-violation.ts';
import { storeEvent } from '../trials/stored-event.ts';
import { headOf } from '../trials/trial-head.ts';
import type { LiveApp } from './act.ts';
import { joinCode } from './join-code.ts';
import { liveRoles } from './room.ts';

export interface OpenRoomInput {
	readonly scenario: string;
	readonly variant: string;
	/** People without an account may come in. */
	readonly guests: boolean;
	/** Whoever opens it tries it alone: nobody comes in. */
	readonly rehearsal?: boolean;
	/** UTC ISO time; null for now. */
	readonly plannedFor: string | null;
	readonly purpose: TrialRow['purpose'];
	/** Chosen by the form: the same key opens the same room. */
	readonly key: string;
}

export type OpenedRoom =
	| { readonly trialId: string }
	| { readonly refusal: 'trial/no-such-scenario' | 'trial/unknown-variant' | 'trial/practice-only' };

/** Opens a live room whose people wait in the lobby; whoever opens it conducts it. */
export async function openRoom(app: LiveApp, person: Person, input: OpenRoomInput): Promise<OpenedRoom> {
	const scenario = app.scenarios.scenario(input.scenario);
	if (!scenario || liveRoles(scenario).length === 0 || !may(person, 'live/open'))
		return { refusal: 'trial/no-such-scenario' };
	if (!scenario.structure.variants.includes(input.variant)) return { refusal: 'trial/unknown-variant' };
	if (scenario.structure.practice && input.purpose === 'counted') return { refusal: 'trial/practice-only' };
	const trialId = sha256Hex(`live\n${person.id}\n${input.key}`).slice(0, 24);
	try {
		await store(app, person, scenario, { ...input, trialId });
	} catch (error) {
		const known = isUniqueViolation(error) && (await findTrial(app.db.read, trialId));
		if (!known) throw error;
	}
	return { trialId };
}

async function store(app: LiveApp, person: Person, scenario: Scenario, input: OpenRoomInput & { trialId: string }) {
	const { trialId, purpose } = input;
	const at = app.clock().toISOString();
	const event = openedEvent(scenario, input.variant, app.newId());
	const state = evolve(scenario, emptyTrial(scenario), event);
	const trial: TrialRow = {
		...{ id: trialId, scenario_id: scenario.structure.id, bundle_hash: scenario.hash },
		...{ mode: 'live', purpose, session_id: null, opened_by: person.id, at }
	};
	const room = {
		...{ trial_id: trialId, code: joinCode(randomBytes(5)), screen_pin: screenPin() },
		guests: input.guests && !input.rehearsal ? 1 : 0,
		planned_for: input.plannedFor,
		locked_at: input.rehearsal ? at : null
	};
	const seats = liveRoles(scenario).flatMap(({ role, seats: count }) =>
		Array.from({ length: count }, (_, place) => ({ id: app.newId(), trial_id: trialId, role, number: place + 1 }))
	);
	await inTransaction(app.db, async (trx) => {
		await insertLiveTrial(trx, { trial, room, seats });
		await putMember(trx, {
			...{ trial_id: trialId, person_id: person.id, part: 'conductor', joined_at: at, removed_at: null }
		});
		await appendEvent(trx, {
			...{ trial_id: trialId, seq: 1, ...storeEvent(event), seat_id: null, person_id: person.id },
			...{ text_id: null, text_hash: null, command_key: input.key, at }
		});
		await putHead(trx, headOf(trialId, state));
		const body = { scenario: trial.scenario_id, bundle: trial.bundle_hash, purpose, variant: input.variant };
		await appendJournal(trx, { at, actorId: person.id, act: 'live/opened', subject: trialId, body });
	});
}

function openedEvent(scenario: Scenario, variant: string, seed: string): TrialEvent {
	const command = { type: 'open-live', variant, seed, conducted: true, lobby: true, seats: [] };
	const decided = decide(scenario, emptyTrial(scenario), command);
	const event = 'events' in decided ? decided.events[0] : undefined;
	if (!event) throw new Error(`The engine refuses to open ${scenario.structure.id} live.`);
	return event;
}

const screenPin = (): string => String(randomInt(1_000_000)).padStart(6, '0');
