import type { CheckContext } from './check-context.ts';
import { isRoleId } from '../scenario/ids.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Decision } from '../scenario/schema-decisions.ts';

const fewestDecisions = 4;

/** A role that may be played alone has at least four decisions whose marks differ. */
export function checkRoles(check: CheckContext): void {
	for (const [id, { play }] of Object.entries(check.structure.roles)) {
		if (!isRoleId(id) || !play.includes('solo')) continue;
		const own = check.structure.scenes.flatMap((scene) => scene.decisions).filter(({ role }) => role === id);
		const marked = own.filter(marksDiffer).length;
		if (marked < fewestDecisions)
			check.tell(
				'scenario/too-few-decisions',
				['roles', id],
				`"${id}" has ${marked} decisions whose marks differ; a role that is played alone needs at least ${fewestDecisions}.`
			);
	}
}

function marksDiffer(decision: Decision): boolean {
	if (decision.kind === 'select') return decision.score.right !== 0 || decision.score.wrong !== 0;
	return new Set(allConsequences(decision).map(({ marks }) => JSON.stringify(marks))).size > 1;
}
