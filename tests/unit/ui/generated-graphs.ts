import fc from 'fast-check';
import type { GraphDecision, GraphExit, GraphScene, RoleId, ScenarioGraph } from '#lib/trial/index.ts';
import { phaseIds } from '#lib/trial/scenario/ids.ts';
import { decisionKinds } from '#lib/trial/scenario/schema-decisions.ts';

export const languages = ['fr', 'ar', 'en'] as const;

const roles: readonly RoleId[] = ['judge', 'prosecutor', 'defence'];
const gates = ['revealed', 'bribe'];

/** What people may type into a title: sentences, long words, Arabic, markup, signs that XML does not know. */
const words = fc.oneof(
	fc.lorem({ maxCount: 8 }),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'</text></svg><script>alert(1)</script>',
		'" onload="alert(1)',
		"' style='x' &#60;b&#62; ]]> <!-- -->",
		'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
		'كُشفت هوية محمية في PA1 و 448-1',
		'\u0000\u000b\ud800\uffff',
		''
	)
);

const decision = fc.record({
	role: fc.constantFrom(...roles),
	kind: fc.constantFrom(...decisionKinds),
	title: words,
	conditional: fc.boolean(),
	gates: fc.subarray(gates),
	reached: fc.boolean()
});

const scene = fc.record({
	phase: fc.constantFrom(...phaseIds),
	title: words,
	present: fc.subarray([...roles]),
	decisions: fc.array(decision, { maxLength: 4 }),
	incidents: fc.array(fc.record({ by: fc.constantFrom(...roles), label: words }), { maxLength: 2 }),
	injects: fc.array(fc.record({ title: words, alone: fc.boolean() }), { maxLength: 2 }),
	// Where each exit leads: a later scene or an ending, by a number that is brought into range.
	exits: fc.array(fc.record({ onwards: fc.boolean(), to: fc.nat(50), when: words }), { minLength: 1, maxLength: 4 })
});

const drawn = fc.record({
	title: words,
	scenes: fc.array(scene, { minLength: 1, maxLength: 9 }),
	endings: fc.array(fc.record({ title: words, stands: fc.boolean() }), { minLength: 1, maxLength: 4 })
});

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** Graphs of every shape that the language allows, and titles of every kind that people can type. */
export const graphs: fc.Arbitrary<ScenarioGraph> = drawn.map((given) => {
	const scenes = given.scenes.map((one, at) => sceneOf(given, one, at));
	const acting = scenes.flatMap(({ decisions, incidents }) => [
		...decisions.map(({ role }) => role),
		...incidents.map(({ by }) => by)
	]);
	return {
		id: 'generated',
		title: given.title,
		phases: phaseIds.filter((id) => scenes.some(({ phase }) => phase === id)),
		roles: [...new Set(acting)],
		scenes,
		endings: given.endings.map(({ title, stands }, at) => ({ id: `end-${at}`, title, stands, reached: true })),
		gates: Object.fromEntries(gates.map((id) => [id, given.title]))
	};
});

const sceneOf = (given: Drawn, one: Drawn['scenes'][number], at: number): GraphScene => ({
	id: `scene-${at}`,
	number: at + 1,
	title: one.title,
	phase: one.phase,
	place: 'court',
	present: one.present,
	decisions: one.decisions.map((decided, nth): GraphDecision => ({
		...decided,
		id: `decision-${at}-${nth}`,
		number: `${at + 1}.${nth + 1}`
	})),
	incidents: one.incidents.map((raised, nth) => ({ ...raised, id: `incident-${nth}`, ruling: '1.1', reached: true })),
	injects: one.injects.map((inject, nth) => ({ ...inject, id: `inject-${nth}`, gates: [], reached: true })),
	exits: one.exits.map((exit, nth): GraphExit => {
		const later = given.scenes.length - at - 1;
		const target =
			exit.onwards && later > 0
				? { scene: `scene-${at + 1 + (exit.to % later)}` }
				: { ending: `end-${exit.to % given.endings.length}` };
		const when = nth === one.exits.length - 1 ? null : exit.when;
		return { number: nth + 1, when, target, causes: [{ number: '1.1', answers: [0, 2] }], reached: true };
	}),
	reached: true
});
