import type { TableDefinition } from '../../table-definition.ts';

/** Plays of scenarios: inputs only; the state is derived from them. */
export const trialTables: readonly TableDefinition[] = [
	{
		name: 'trial',
		columns: `id text primary key, scenario_id text not null, bundle_hash text not null references blob (hash),
			mode text not null, purpose text not null, session_id text, opened_by text not null references person (id),
			at text not null`,
		changes: 'never',
		indexes: ['create index trial_opened_by_person on trial (opened_by, at)']
	},
	{
		name: 'seat',
		columns: `id text primary key, trial_id text not null references trial (id), role text not null,
			number integer not null, unique (trial_id, role, number)`,
		changes: 'never'
	},
	{
		name: 'seat_holder',
		columns: `seat_id text not null references seat (id), person_id text not null references person (id),
			trial_id text not null references trial (id), from_seq integer not null, to_seq integer,
			primary key (seat_id, from_seq)`,
		indexes: [
			'create unique index seat_holder_one_while_open on seat_holder (seat_id) where to_seq is null',
			'create index seat_holder_trials_of_person on seat_holder (person_id, trial_id)',
			'create index seat_holder_of_trial on seat_holder (trial_id)'
		]
	},
	{
		name: 'trial_event',
		columns: `trial_id text not null references trial (id), seq integer not null, type text not null,
			seat_id text references seat (id), person_id text references person (id), payload text not null,
			text_id text references sealed_text (id), text_hash text, command_key text not null, at text not null,
			primary key (trial_id, seq), unique (trial_id, command_key)`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'trial_head',
		columns: `trial_id text primary key references trial (id), seq integer not null, snapshot text not null,
			state_hash text not null, scene text not null, status text not null, deadline_at text`,
		indexes: ['create index trial_head_due on trial_head (deadline_at) where deadline_at is not null']
	},
	{
		name: 'assessment',
		columns: `id text primary key, trial_id text not null references trial (id), event_seq integer not null,
			assessor_id text not null references person (id), "as" text not null, ticks text not null,
			supersedes text unique references assessment (id), at text not null`,
		changes: 'never',
		indexes: ['create index assessment_of_trial on assessment (trial_id, event_seq)']
	},
	{
		name: 'gate_debrief',
		columns: `trial_id text not null references trial (id), branch integer not null, gate text not null,
			person_id text not null references person (id), by_person_id text not null references person (id),
			at text not null, primary key (trial_id, branch, gate, person_id)`,
		clustered: true,
		changes: 'never'
	}
];
