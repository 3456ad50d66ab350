import type { CheckContext, Path } from './check-context.ts';
import { consequenceField, eachDecision } from './check-ids.ts';
import { closest } from '../scenario/closest.ts';
import { allConsequences } from '../case/outcomes.ts';

/** What the rest of the content declares; null where it is not at hand, and then nothing is said about it. */
export interface KnownIds {
	readonly sources: ReadonlySet<string> | null;
	readonly competencies: ReadonlySet<string> | null;
}

/** Sources and competencies exist in content/; whatever teaches law names a source. */
export function checkKnown(check: CheckContext, known: KnownIds): void {
	for (const { id, path } of namedSources(check.structure, []))
		existing(check, path, ['scenario/unknown-source', 'source'], id, known.sources);
	for (const [at, id] of check.structure.competencies.entries())
		existing(check, ['competencies', at], ['scenario/unknown-competency', 'competency'], id, known.competencies);
	for (const { decision, path } of eachDecision(check)) {
		const carriers = decision.kind === 'write' ? decision.points : allConsequences(decision);
		for (const [at, { source, id }] of carriers.entries())
			if (source.length === 0 && decision.source.length === 0)
				check.tell(
					'scenario/no-source',
					[...path, consequenceField(decision), at],
					`"${id}" names no source, nor does its decision: its why may state no law.`,
					'warning'
				);
	}
}

function existing(
	{ tell }: CheckContext,
	path: Path,
	[code, what]: readonly [code: string, what: string],
	id: string,
	ids: ReadonlySet<string> | null
): void {
	if (ids === null || ids.has(id)) return;
	const near = closest(id, [...ids]);
	tell(code, path, `There is no ${what} "${id}" in content/${near ? `: did you mean "${near}"?` : '.'}`);
}

function namedSources(value: unknown, path: Path): { id: string; path: Path }[] {
	if (Array.isArray(value)) return value.flatMap((item, at) => namedSources(item, [...path, at]));
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, field]) =>
		key === 'source' && Array.isArray(field)
			? field.flatMap((id) => (typeof id === 'string' ? [{ id, path: [...path, key] }] : []))
			: namedSources(field, [...path, key])
	);
}
