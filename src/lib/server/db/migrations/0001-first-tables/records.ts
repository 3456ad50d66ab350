import type { TableDefinition } from '../../table-definition.ts';

/** Evidence, what certifiers make of it, and the journal of acts. */
export const recordTables: readonly TableDefinition[] = [
	{
		name: 'fact',
		columns: `id text primary key, person_id text not null references person (id), kind text not null,
			subject_id text not null, evidence_hash text not null, value text not null, at text not null,
			unique (person_id, kind, subject_id, evidence_hash)`,
		changes: 'never',
		indexes: ['create index fact_of_person on fact (person_id, at, id)']
	},
	{
		name: 'dossier',
		columns: `id text primary key, person_id text not null references person (id),
			rule_hash text not null references blob (hash), manifest text not null, manifest_hash text not null,
			supersedes text unique references dossier (id), submitted_at text not null`,
		changes: 'never',
		indexes: [
			'create index dossier_queue on dossier (submitted_at, id)',
			'create index dossier_of_person on dossier (person_id, submitted_at)',
			// Of two first submissions at once one wins; a later one is kept single by `supersedes`.
			'create unique index dossier_first on dossier (person_id, rule_hash) where supersedes is null'
		]
	},
	{
		name: 'resolution',
		columns: `dossier_id text not null references dossier (id), seq integer not null,
			certifier_id text not null references person (id), outcome text not null,
			reason_text_id text references sealed_text (id), reason_hash text, at text not null,
			primary key (dossier_id, seq)`,
		changes: 'never'
	},
	{
		name: 'certificate',
		columns: `id text primary key, code text not null unique, dossier_id text not null unique references dossier (id),
			name_text_id text not null references sealed_text (id), name_hash text not null, claims text not null,
			supersedes text unique references certificate (id), status_index integer not null unique,
			issued_at text not null, expires_at text`,
		changes: 'never'
	},
	{
		name: 'certificate_status',
		columns: `certificate_id text not null references certificate (id), seq integer not null, status text not null,
			reason_code text not null, "by" text not null references person (id), at text not null,
			primary key (certificate_id, seq)`,
		changes: 'never'
	},
	{
		name: 'journal',
		columns: `seq integer primary key, at text not null, actor_id text references person (id), act text not null,
			subject text not null, leaf_hash text not null, prev_hash text not null unique, hash text not null unique`,
		changes: 'never',
		indexes: ['create index journal_of_subject on journal (subject, seq)']
	},
	{
		name: 'journal_leaf',
		columns: `seq integer primary key references journal (seq), salt text not null, body text`,
		changes: { kept: ['seq'] }
	}
];
