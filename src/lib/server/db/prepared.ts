import type { Compilable, CompiledQuery } from 'kysely';
import type { Executor } from './database.ts';
import { storableText } from './storable-text.ts';

/** Stands for the value with this number while a query is prepared. */
const placeholder = (number: number): string => `value ${number} of a prepared query`;

/**
 * A query built and compiled once for each executor, then run with other values: for the small queries that every page
 * asks, building and compiling takes as long as the answer.
 * @param build the query, with `value(0)`, `value(1)` … where the texts given later go
 */
export function prepared<Row>(
	build: (executor: Executor, value: (number: number) => string) => Compilable<Row>
): (executor: Executor, ...values: readonly string[]) => Promise<Row[]> {
	const compiled = new WeakMap<Executor, CompiledQuery<Row>>();
	return async (executor, ...values) => {
		const query = compiled.get(executor) ?? build(executor, placeholder).compile();
		compiled.set(executor, query);
		const given = new Map<unknown, string>(values.map((text, at) => [placeholder(at), storableText(text)]));
		const parameters = query.parameters.map((one) => given.get(one) ?? one);
		const { rows } = await executor.executeQuery<Row>({ ...query, parameters });
		return rows;
	};
}
