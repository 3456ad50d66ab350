import type { TableDefinition } from '../../table-definition.ts';

/** Who people are, how they sign in, what they may do. `person` is the only place of names. */
export const peopleTables: readonly TableDefinition[] = [
	{
		name: 'person',
		columns: `id text primary key, kind text not null, email_norm text unique, name_latin text not null,
			name_arabic text not null, language text not null, created_at text not null, erased_at text`,
		indexes: ['create index person_list_by_name on person (name_latin, id)']
	},
	{
		name: 'password',
		columns: `person_id text primary key references person (id), argon2 text not null, changed_at text not null`
	},
	{
		name: 'one_time_link',
		columns: `token_hash text primary key, purpose text not null, person_id text not null references person (id),
			expires_at text not null, used_at text`,
		indexes: ['create index one_time_link_of_person on one_time_link (person_id)']
	},
	{
		name: 'sign_in',
		columns: `token_hash text primary key, id text not null unique, person_id text not null references person (id),
			expires_at text not null, created_at text not null, second_factor_at text`,
		indexes: [
			'create index sign_in_of_person on sign_in (person_id, created_at)',
			'create index sign_in_expired on sign_in (expires_at)'
		]
	},
	{
		name: 'attempt_limit',
		columns: `"key" text not null, "window" text not null, count integer not null, primary key ("key", "window")`,
		clustered: true,
		indexes: ['create index attempt_limit_past_window on attempt_limit ("window")']
	},
	{
		name: 'capability_event',
		columns: `id text primary key, person_id text not null references person (id), capability text not null,
			act text not null, by_person_id text references person (id), at text not null`,
		changes: 'never',
		indexes: ['create index capability_event_of_person on capability_event (person_id, at)']
	},
	{
		name: 'capability',
		columns: `person_id text not null references person (id), capability text not null,
			primary key (person_id, capability)`,
		clustered: true,
		indexes: ['create index capability_holders on capability (capability, person_id)']
	},
	{
		name: 'sealed_text',
		columns: `id text primary key, person_id text not null references person (id), salt text not null, body text,
			erased_at text`,
		changes: { kept: ['id', 'person_id'], erasedAt: 'erased_at' },
		indexes: ['create index sealed_text_of_person on sealed_text (person_id)']
	},
	{
		name: 'draft',
		columns: `person_id text not null references person (id), place text not null, body text not null,
			updated_at text not null, primary key (person_id, place)`
	}
];
