import { consequenceField } from '../check/check-ids.ts';
import type { ProofTell } from './prove.ts';
import { allConsequences } from '../case/outcomes.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Decision } from '../scenario/schema-decisions.ts';
import type { Walk } from './walk.ts';

/** Everything written can happen in some variant, and no ending that stands lies behind a gate that voids. */
export function provedReach(scenario: Scenario, walks: readonly Walk[], tell: ProofTell): void {
	const { structure } = scenario;
	const anywhere = (read: (one: Walk) => ReadonlySet<string>, id: string) => walks.some((one) => read(one).has(id));
	const unreached = (code: string, path: readonly (string | number)[], what: string) =>
		tell(code, path, `Nothing leads to the ${what}.`);
	structure.scenes.forEach((scene, at) => {
		if (!anywhere(({ scenes }) => scenes, scene.id))
			return unreached('proof/scene-unreachable', ['scenes', at], `scene "${scene.id}"`);
		scene.exits.forEach((_, number) => {
			if (!anywhere(({ exits }) => exits, `${scene.id} ${number}`))
				tell(
					'proof/exit-unreachable',
					['scenes', at, 'exits', number],
					`This exit of "${scene.id}" is never taken.`,
					'warning'
				);
		});
		scene.decisions.forEach((decision, number) =>
			reachedAnswers(decision, ['scenes', at, 'decisions', number], walks, tell)
		);
	});
	for (const id of Object.keys(structure.endings))
		if (!anywhere(({ endings }) => endings, id))
			unreached('proof/ending-unreachable', ['endings', id], `ending "${id}"`);
	for (const id of Object.keys(structure.injects))
		if (!anywhere(({ injects }) => injects, id))
			unreached('proof/inject-unreachable', ['injects', id], `inject "${id}"`);
	for (const id of Object.keys(structure.incidents))
		if (!anywhere(({ incidents }) => incidents, id))
			unreached('proof/incident-unreachable', ['incidents', id], `incident "${id}"`);
	for (const id of Object.keys(structure.gates))
		if (!anywhere(({ gates }) => gates, id)) unreached('proof/gate-unreachable', ['gates', id], `gate "${id}"`);
	reachedExhibits(scenario, tell);
	standingEndings(scenario, walks, tell);
}

function reachedAnswers(
	decision: Decision,
	path: readonly (string | number)[],
	walks: readonly Walk[],
	tell: ProofTell
) {
	const field = consequenceField(decision);
	const reached = (id: string) =>
		walks.some(({ outcomes, questions }) =>
			(decision.kind === 'examine' ? questions : outcomes).has(`${decision.id} ${id}`)
		);
	for (const [at, { id }] of allConsequences(decision).entries())
		if (!reached(id))
			tell('proof/choice-unreachable', [...path, field, at], `Nobody can ever come to "${id}" of "${decision.id}".`);
}

function reachedExhibits({ structure }: Scenario, tell: ProofTell): void {
	const shown = new Set(structure.scenes.flatMap(({ exhibits }) => exhibits));
	const moved = new Set(
		structure.scenes.flatMap(({ decisions }) =>
			decisions.flatMap(allConsequences).flatMap(({ exhibits }) => Object.keys(exhibits))
		)
	);
	for (const id of Object.keys(structure.exhibits))
		if (!shown.has(id) && !moved.has(id))
			tell('proof/exhibit-unreachable', ['exhibits', id], `The exhibit "${id}" is on no table and never moves.`);
}

function standingEndings({ structure }: Scenario, walks: readonly Walk[], tell: ProofTell): void {
	for (const { variant, endings, voided } of walks) {
		for (const { ending, gate, scenes } of voided)
			tell(
				'proof/voided-ending',
				['endings', ending],
				`"${ending}" stands, and yet is reached in the variant "${variant}" through the gate "${gate}": ${scenes.join(' → ')}.`
			);
		if (![...endings].some((id) => structure.endings[id]?.stands))
			tell('proof/no-standing-ending', ['variants'], `The variant "${variant}" has no ending that stands.`);
	}
}
