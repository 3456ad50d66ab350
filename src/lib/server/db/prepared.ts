import type { Compilable, CompiledQuery } from 'kysely';
import type { Executor } from './database.ts';
import { isPostgres } from './executor-dialect.ts';
import { storableText } from './storable-text.ts';

/** Stands for the value with this number while a query is prepared. */
const placeholder = (number: number): string => `value ${number} of a prepared query`;

/** A query that waits for its values. */
type Prepared<Row> = (executor: Executor, ...values: readonly (string | number | null)[]) => Promise<Row[]>;

/**
 * A query built and compiled once for each kind of database, then run with other values: for the small queries that every
 * page asks, building and compiling takes as long as the answer.
 * @param build the query, with `value(0)`, `value(1)` … where the values given later go
 */
export function prepared<Row>(
	build: (executor: Executor, value: (number: number) => string) => Compilable<Row>
): Prepared<Row> {
	const compiled = new Map<boolean, CompiledQuery<Row>>();
	return async (executor, ...values) => {
		const kind = isPostgres(executor);
		const query = compiled.get(kind) ?? build(executor, placeholder).compile();
		compiled.set(kind, query);
		const given = new Map<unknown, string | number | null>(values.map((value, at) => [placeholder(at), stored(value)]));
		const parameters = query.parameters.map((one) => (given.has(one) ? given.get(one) : one));
		const { rows } = await executor.executeQuery<Row>({ ...query, parameters });
		return rows;
	};
}

/** The same for a query of few shapes, such as a list that may be narrowed: each shape is prepared once. */
export function preparedBy<Shape, Row>(prepare: (shape: Shape) => Prepared<Row>): (shape: Shape) => Prepared<Row> {
	const made = new Map<string, Prepared<Row>>();
	return (shape) => {
		const name = JSON.stringify(shape);
		const query = made.get(name) ?? prepare(shape);
		made.set(name, query);
		return query;
	};
}

const stored = (value: string | number | null) => (typeof value === 'string' ? storableText(value) : value);
