import type { CheckContext, Path } from './check-context.ts';
import { consequenceField, eachDecision } from './check-ids.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { ExhibitStatus } from '../scenario/schema-effects.ts';

/** Where an answer gives an exhibit another status. */
interface Move {
	readonly scene: number;
	readonly decision: string;
	readonly exhibit: string;
	readonly status: ExhibitStatus;
	/** Whether it comes about under a condition, which may spare what was excluded. */
	readonly guarded: boolean;
	readonly path: Path;
}

/** What the court excluded does not come back: no answer of a later scene produces it again whatever happened before. */
export function checkExhibits(check: CheckContext): void {
	const moves = movesOf(check);
	const excluded = moves.filter(({ status }) => status === 'excluded');
	const told = new Set<string>();
	for (const back of moves) {
		if (back.status === 'excluded' || back.guarded) continue;
		const before = excluded.find((out) => out.exhibit === back.exhibit && leadsTo(check, out.scene, back.scene));
		const name = `${back.decision} ${back.exhibit}`;
		if (!before || told.has(name)) continue;
		told.add(name);
		check.tell(
			'scenario/excluded-comes-back',
			back.path,
			`"${before.decision}" may have excluded ${back.exhibit}, and "${back.decision}" makes it "${back.status}" again.`,
			'warning'
		);
	}
}

const movesOf = (check: CheckContext): Move[] =>
	eachDecision(check).flatMap(({ decision, path, scene }) =>
		allConsequences(decision).flatMap(({ exhibits, when }, number) =>
			Object.entries(exhibits).flatMap(([exhibit, { status }]) => {
				const guarded = when !== undefined || decision.when !== undefined;
				const at = [...path, consequenceField(decision), number];
				return status ? [{ scene, decision: decision.id, exhibit, status, guarded, path: at }] : [];
			})
		)
	);

/** Whether some exits lead from a scene to a later one; scenes lead only to later ones. */
function leadsTo({ structure: { scenes } }: CheckContext, from: number, to: number): boolean {
	const reached = new Set([scenes[from]?.id]);
	for (const scene of scenes.slice(from, to))
		if (reached.has(scene.id)) for (const exit of scene.exits) if ('to' in exit) reached.add(exit.to);
	return from < to && reached.has(scenes[to]?.id);
}
