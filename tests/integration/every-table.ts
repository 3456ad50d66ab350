import { sql, type Insertable } from 'kysely';
import { inTransaction, type Db } from '#lib/server/db/database.ts';
import { appendJournal } from '#lib/server/db/journal-repository.ts';
import type { Tables } from '#lib/server/db/tables.ts';

const at = '2026-11-22T08:00:00.000Z';
const hash = 'a'.repeat(64);

/** One row of every table but the journal's, parents before children. */
const rows: { [T in Exclude<keyof Tables, 'journal' | 'journal_leaf'>]: Insertable<Tables[T]> } = {
	person: {
		id: 'p1',
		kind: 'account',
		email_norm: 'one@example.test',
		name_latin: 'Une Personne',
		name_arabic: 'شخص',
		language: 'fr',
		created_at: at,
		erased_at: null
	},
	password: { person_id: 'p1', argon2: '$argon2id$', changed_at: at },
	one_time_link: { token_hash: hash, purpose: 'password', person_id: 'p1', expires_at: at, used_at: null },
	sign_in: { token_hash: hash, id: 's1', person_id: 'p1', expires_at: at, created_at: at, second_factor_at: null },
	attempt_limit: { key: 'mail:x', window: at, count: 1 },
	capability_event: { id: 'c1', person_id: 'p1', capability: 'trainee', act: 'granted', by_person_id: null, at },
	capability: { person_id: 'p1', capability: 'trainee' },
	sealed_text: { id: 't1', person_id: 'p1', salt: 'salt', body: 'نص', erased_at: null },
	draft: { person_id: 'p1', place: 'lesson/1', body: 'ébauche', updated_at: at },
	blob: { hash, kind: 'lesson', body: '{}', at },
	current_content: { kind: 'lesson', content_id: 'l1', hash },
	lesson_place: { person_id: 'p1', lesson_id: 'l1', place: 'step-2' },
	lesson_done: { person_id: 'p1', lesson_id: 'l1', lesson_hash: hash, at },
	attempt: { id: 'a1', person_id: 'p1', quiz_id: 'q', purpose: 'test', seed: '1', drawn: '[]', client_key: 'k', at },
	answer: {
		attempt_id: 'a1',
		seq: 1,
		question_hash: hash,
		response: '{}',
		text_id: 't1',
		text_hash: hash,
		marks: 0.5,
		max: 1,
		grader: 'key',
		client_at: null,
		client_key: 'k',
		at
	},
	extra_attempt: { person_id: 'p1', quiz_id: 'q', number: 4, by_person_id: 'p1', at },
	accommodation: { person_id: 'p1', seq: 1, extra_percent: 50, by_person_id: 'p1', at },
	reaction: { person_id: 'p1', module_id: 'q', number: 1, useful: 4, clear: 3, able: 2, text_id: 't1', at },
	review_card: { person_id: 'p1', question_id: 'q', due_at: at, last_at: at, memory: '{}' },
	learner_choice: { person_id: 'p1', choice: 'profession', value: 'judge' },
	law_change: { source_id: 's', hash, before_hash: hash, at },
	attempt_closed: { attempt_id: 'a1', marks: 0.5, max: 1, reason: 'submitted', at },
	trial: {
		id: 'tr1',
		scenario_id: 'villa',
		bundle_hash: hash,
		mode: 'solo',
		purpose: 'counted',
		session_id: null,
		opened_by: 'p1',
		at
	},
	seat: { id: 'se1', trial_id: 'tr1', role: 'judge', number: 1 },
	seat_holder: { seat_id: 'se1', person_id: 'p1', trial_id: 'tr1', from_seq: 1, to_seq: null },
	trial_event: {
		trial_id: 'tr1',
		seq: 1,
		type: 'opened',
		seat_id: 'se1',
		person_id: 'p1',
		payload: '{}',
		text_id: null,
		text_hash: null,
		command_key: 'k',
		at
	},
	trial_head: {
		trial_id: 'tr1',
		seq: 1,
		snapshot: '{}',
		state_hash: hash,
		scene: 'opening',
		status: 'playing',
		deadline_at: null
	},
	assessment: {
		id: 'as1',
		trial_id: 'tr1',
		event_seq: 1,
		assessor_id: 'p1',
		as: 'self',
		ticks: '[]',
		supersedes: null,
		at,
		text_id: 't1',
		text_hash: hash
	},
	marking_request: { trial_id: 'tr1', event_seq: 1, seq: 1, act: 'asked', by_person_id: 'p1', at },
	marking_queue: { trial_id: 'tr1', event_seq: 1, writer_id: 'p1', asked_at: at },
	gate_debrief: { trial_id: 'tr1', branch: 1, gate: 'g', person_id: 'p1', by_person_id: 'p1', at },
	debrief_note: { person_id: 'p1', trial_id: 'tr1', prompt: 'reactions', text_id: 't1', at, done_at: null },
	live_room: {
		trial_id: 'tr1',
		code: '7K3M-0Q9D',
		screen_pin: '012345',
		guests: 1,
		planned_for: null,
		locked_at: null
	},
	live_member: { trial_id: 'tr1', person_id: 'p1', part: 'conductor', joined_at: at, removed_at: null },
	live_pass: { token_hash: hash, trial_id: 'tr1', person_id: 'p1', at },
	guest_code: { code_hash: hash, trial_id: 'tr1', guest_id: 'p1', expires_at: at },
	guest_claim: { guest_id: 'p1', trial_id: 'tr1', person_id: 'p1', at },
	fact: { id: 'f1', person_id: 'p1', kind: 'lesson', subject_id: 'l1', evidence_hash: hash, value: '{}', at },
	dossier: {
		id: 'd1',
		person_id: 'p1',
		rule_hash: hash,
		manifest: '{}',
		manifest_hash: hash,
		supersedes: null,
		submitted_at: at
	},
	resolution: {
		dossier_id: 'd1',
		seq: 1,
		certifier_id: 'p1',
		outcome: 'granted',
		reason_text_id: 't1',
		reason_hash: hash,
		at
	},
	dossier_approval: { dossier_id: 'd1', certifier_id: 'p1', at },
	evidence_comment: {
		id: 'co1',
		dossier_id: 'd1',
		fact_id: 'f1',
		certifier_id: 'p1',
		text_id: 't1',
		text_hash: hash,
		client_key: 'k',
		at
	},
	certificate: {
		id: 'ce1',
		code: 'ABCD',
		dossier_id: 'd1',
		name_text_id: 't1',
		name_hash: hash,
		claims: '{}',
		supersedes: null,
		status_index: 0,
		issued_at: at,
		expires_at: null
	},
	certificate_status: { certificate_id: 'ce1', seq: 1, status: 'valid', reason_code: 'issued', by: 'p1', at },
	issuer_key: { did: 'did:web:pretoire.test', public_key: 'z6Mk', added_at: at },
	issuer_key_revoked: { public_key: 'z6Mk', at },
	credential: { certificate_id: 'ce1', seq: 1, text_id: 't1', text_hash: hash, public_key: 'z6Mk', at },
	sample: {
		id: 'sa1',
		share: 10,
		seed: 's',
		granted_from: '2026-11-01',
		granted_before: at,
		granted: 1,
		drawn_by: 'p1',
		at
	},
	sampled_dossier: { dossier_id: 'd1', sample_id: 'sa1' },
	second_look: {
		dossier_id: 'd1',
		certifier_id: 'p1',
		outcome: 'raised',
		reason_text_id: 't1',
		reason_hash: hash,
		at
	}
};

/** Puts one row into every table, and two acts into the journal. */
export async function fillEveryTable(db: Db): Promise<void> {
	await inTransaction(db, async (trx) => {
		for (const [table, row] of Object.entries(rows)) {
			const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
			await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(trx);
		}
		await appendJournal(trx, { at, actorId: 'p1', act: 'person/created', subject: 'person:p1', body: { by: 'test' } });
		await appendJournal(trx, { at, actorId: null, act: 'trial/opened', subject: 'trial:tr1', body: {} });
	});
}

/** The names of every table of ours. */
export const everyTable: readonly string[] = [...Object.keys(rows), 'journal', 'journal_leaf'];
