import type { RoleId } from '../scenario/ids.ts';
import type { ProofTell } from './prove.ts';
import { openingOf } from '../room/room-opening.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { solve } from '../debrief/score.ts';
import { createSolver } from './solver.ts';
import type { Lazy } from './strategy.ts';

/** A lazy way to play stays under this part of the best of its role, in hundredths. */
const laziest = 60;

/** A role can earn marks while the others follow their scripts, and not without thinking. */
export function provedMarks(scenario: Scenario, role: RoleId, lazy: readonly Lazy[], tell: ProofTell): void {
	const solved = scenario.structure.variants.map((variant) => ({ variant, best: solve(scenario, variant, role).best }));
	for (const { variant, best } of solved)
		if (best <= 0)
			tell(
				'proof/nothing-to-earn',
				['roles', role],
				`In the variant "${variant}", "${role}" can earn no mark while the others follow their scripts.`
			);
	for (const { name, player } of lazy) {
		const solver = createSolver(scenario, role, player);
		const reached = solved.map(({ variant, best }) => ({
			variant,
			percent: best <= 0 ? 0 : (100 * solver.outlook(openingOf(scenario, variant)).random) / best
		}));
		const most = reached.reduce((one, other) => (other.percent > one.percent ? other : one), {
			variant: '',
			percent: 0
		});
		if (most.percent >= laziest)
			tell(
				'proof/lazy-strategy',
				['roles', role],
				`In the variant "${most.variant}", "${role}" reaches ${Math.round(most.percent)} % of its best by always taking ${name}: change the order, the lengths or the marks, so that it stays under ${laziest} %.`
			);
	}
}
