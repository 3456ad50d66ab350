import type { Dialect } from './database.ts';

/** One table of a migration, written once for both dialects. */
export interface TableDefinition {
	name: string;
	/** Columns and constraints in portable SQL: only the types `text`, `integer` and `real`. */
	columns: string;
	/** Keep rows in the order of the primary key (SQLite only): for narrow rows that are read by that key. */
	clustered?: true;
	/** Who may change a written row: nobody, only an erasure, or anybody (the default). */
	changes?: 'never' | EraseOnly;
	indexes?: readonly string[];
}

/** A row of which an erasure may empty `body` and `salt`, and nothing else. */
export interface EraseOnly {
	/** Columns that stay as they are. */
	kept: readonly string[];
	/** The column that says when the row was erased, where the table has one. */
	erasedAt?: string;
}

/** The statements that create a table with its guards, in order. */
export function statementsFor(table: TableDefinition, dialect: Dialect): string[] {
	return [createTable(table, dialect), ...(table.indexes ?? []), ...guardsFor(table, dialect)];
}

function createTable({ name, columns, clustered }: TableDefinition, dialect: Dialect): string {
	const end = dialect === 'sqlite' ? ` strict${clustered ? ', without rowid' : ''}` : '';
	return `create table ${name} (${columnsFor(columns, dialect)})${end}`;
}

/** Columns written in portable SQL, as the dialect takes them. */
export function columnsFor(columns: string, dialect: Dialect): string {
	if (dialect === 'sqlite') return columns;
	// COLLATE "C" makes both dialects sort and compare text by its bytes.
	return columns.replace(/\btext\b/g, 'text collate "C"').replace(/\breal\b/g, 'double precision');
}

function guardsFor(table: TableDefinition, dialect: Dialect): string[] {
	if (!table.changes) return [];
	const allowed = table.changes === 'never' ? 'false' : erasure(table.changes, dialect);
	return dialect === 'sqlite' ? sqliteGuards(table.name, allowed) : postgresGuards(table.name, allowed);
}

function erasure({ kept, erasedAt }: EraseOnly, dialect: Dialect): string {
	const same = dialect === 'sqlite' ? 'is' : 'is not distinct from';
	return [
		...kept.map((column) => `new.${column} ${same} old.${column}`),
		'new.body is null',
		"new.salt = ''",
		...(erasedAt ? [`old.${erasedAt} is null`, `new.${erasedAt} is not null`] : [])
	].join(' and ');
}

function sqliteGuards(name: string, allowed: string): string[] {
	const refuse = `begin select raise(abort, 'append-only: ${name}'); end`;
	return [
		`create trigger ${name}_refuse_update before update on ${name} when not (${allowed}) ${refuse}`,
		`create trigger ${name}_refuse_delete before delete on ${name} ${refuse}`
	];
}

function postgresGuards(name: string, allowed: string): string[] {
	const refuse = 'execute function refuse_change()';
	return [
		`create trigger ${name}_refuse_update before update on ${name} for each row when (not (${allowed})) ${refuse}`,
		`create trigger ${name}_refuse_delete before delete on ${name} for each row ${refuse}`,
		`create trigger ${name}_refuse_truncate before truncate on ${name} for each statement ${refuse}`
	];
}

/** What PostgreSQL's guards call; SQLite raises inside each trigger. */
export const refuseChange = `create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'append-only: %', tg_table_name; end $$`;
