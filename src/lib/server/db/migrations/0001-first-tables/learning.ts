import type { TableDefinition } from '../../table-definition.ts';

/** Published content by hash, and what people do with it. */
export const learningTables: readonly TableDefinition[] = [
	{
		name: 'blob',
		columns: `hash text primary key, kind text not null, body text not null, at text not null`,
		changes: 'never'
	},
	{
		name: 'current_content',
		columns: `kind text not null, content_id text not null, hash text not null references blob (hash),
			primary key (kind, content_id)`,
		clustered: true
	},
	{
		name: 'lesson_place',
		columns: `person_id text not null references person (id), lesson_id text not null, place text not null,
			primary key (person_id, lesson_id)`,
		clustered: true
	},
	{
		name: 'lesson_done',
		columns: `person_id text not null references person (id), lesson_id text not null,
			lesson_hash text not null references blob (hash), at text not null,
			primary key (person_id, lesson_id, lesson_hash)`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'attempt',
		columns: `id text primary key, person_id text not null references person (id), quiz_id text not null,
			purpose text not null, seed text not null, drawn text not null, client_key text not null, at text not null,
			unique (person_id, client_key)`,
		changes: 'never',
		indexes: ['create index attempt_of_person_at_quiz on attempt (person_id, quiz_id, at)']
	},
	{
		name: 'answer',
		columns: `attempt_id text not null references attempt (id), seq integer not null,
			question_hash text not null references blob (hash), response text not null,
			text_id text references sealed_text (id), text_hash text, marks real not null, max real not null,
			grader text not null, client_at text, client_key text not null, at text not null,
			primary key (attempt_id, seq), unique (attempt_id, client_key)`,
		clustered: true,
		changes: 'never'
	},
	{
		name: 'attempt_closed',
		columns: `attempt_id text primary key references attempt (id), marks real not null, max real not null,
			reason text not null, at text not null`,
		changes: 'never'
	}
];
