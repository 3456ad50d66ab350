import type { RoleId, Scenario, TrialState } from '#lib/trial/index.ts';
import { consequencesOf } from '#lib/trial/case/outcomes.ts';
import { pickedIds } from '#lib/trial/view/taken-labels.ts';
import { exhibitsNow } from '#lib/trial/case/scene-reading.ts';

export type Audience = RoleId | 'public';

/** Keys that would tell what is right, what it is worth or what would follow; of a ballot, those are never there either. */
export const secretKeys = [
	...['marks', 'right', 'script', 'when', 'set', 'add', 'gate', 'score', 'outcome', 'outcomes', 'variant', 'seed'],
	...['ballot', 'cast', 'seats', 'branch', 'taken', 'source', 'sources', 'points', 'budgets']
];

export const keysIn = (value: unknown): string[] =>
	value === null || typeof value !== 'object'
		? []
		: [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysIn)];

/**
 * Which prose of a scenario an audience may know at a moment of a trial: written down once more, from the design, and not
 * from the code that shows it.
 */
export function mayKnow(scenario: Scenario, state: TrialState, audience: Audience, heading: string, block: string) {
	if (['why', 'commentary', 'question'].includes(block)) return false;
	const [first = '', second = '', third = ''] = heading.split('.');
	switch (first) {
		case 'about':
			return true;
		case 'gate':
			return false;
		case 'role':
			return block === 'name' || second === audience;
		case 'exhibit':
			return isVisible(scenario, state, audience, second);
		case 'inject':
			return played(state).some(({ injects }) => injects.includes(second));
		case 'incident':
			return block === 'label'
				? scenario.structure.incidents[second]?.by === audience
				: state.case.incidents[second] !== undefined;
		case 'ending':
			return state.ending === second;
		default:
			return mayKnowOfScene(scenario, state, audience, { scene: first, decision: second, part: third, block });
	}
}

const played = ({ case: context }: TrialState) => [...context.closed, { ...context, scene: context.at }];

function isVisible(scenario: Scenario, { case: context }: TrialState, audience: Audience, id: string): boolean {
	const exhibit = exhibitsNow(scenario, context)[id];
	const seers: Audience[] = exhibit ? [exhibit.holder, ...exhibit.seen_by] : [];
	return exhibit?.status === 'produced' || seers.includes(audience);
}

interface Part {
	readonly scene: string;
	readonly decision: string;
	readonly part: string;
	readonly block: string;
}

function mayKnowOfScene(
	scenario: Scenario,
	state: TrialState,
	audience: Audience,
	{ scene, decision: id, part, block }: Part
): boolean {
	if (!played(state).some((record) => record.scene === scene)) return false;
	if (id === '') return !block.startsWith('private ') || block === `private ${audience}`;
	const decision = scenario.index.decisions.get(id)?.decision;
	const taken = state.taken.find((one) => one.decision === id);
	const isClosed = state.case.at !== scene;
	const happened = taken
		? [
				...pickedIds(taken.answer, taken.questions),
				...(decision ? consequencesOf(decision, taken.outcome).map((one) => one.id) : [])
			]
		: [];
	const isWritten = decision?.kind === 'write' && taken?.answer != null && part === '';
	if (block === 'minutes') return isClosed && (isWritten || happened.includes(part));
	const incident = decision?.kind === 'ruling' ? decision.incident : undefined;
	const rulesOnMine = incident !== undefined && scenario.structure.incidents[incident]?.by === audience && isClosed;
	if (decision?.role !== audience && !rulesOnMine) return false;
	return block === 'consequence' ? happened.includes(part) : true;
}
