import type { Decision } from '../scenario/schema-decisions.ts';
import type { Scene, Structure } from '../scenario/schema-scenario.ts';

/** Blocks of prose by heading: those needed and those allowed besides. */
export type Expected = Map<string, { needed: Set<string>; allowed: Set<string> }>;

/** Every heading and block that the prose of a structure may have. */
export function expectedProse(structure: Structure): Expected {
	const expected: Expected = new Map();
	const expect = (heading: string, needed: readonly string[], allowed: readonly string[] = []) => {
		const entry = expected.get(heading) ?? { needed: new Set<string>(), allowed: new Set<string>() };
		needed.forEach((block) => entry.needed.add(block));
		allowed.forEach((block) => entry.allowed.add(block));
		expected.set(heading, entry);
	};
	const variants = structure.variants.map((id) => `variant ${id}`);
	expect('about', ['title', 'brief', 'note', 'fiction', 'objectives'], variants);
	for (const [id, { play }] of Object.entries(structure.roles))
		expect(`role.${id}`, play.length > 0 ? ['name', 'file'] : ['name'], ['file']);
	for (const [id, { picture }] of Object.entries(structure.exhibits))
		expect(`exhibit.${id}`, ['label', 'text', ...(picture ? ['alt'] : [])]);
	for (const id of Object.keys(structure.injects)) expect(`inject.${id}`, ['title', 'text'], ['minutes']);
	for (const id of Object.keys(structure.incidents))
		expect(`incident.${id}`, ['label', 'raised', 'late', 'why'], ['minutes']);
	for (const id of Object.keys(structure.gates)) expect(`gate.${id}`, ['title', 'why', 'question']);
	for (const id of Object.keys(structure.endings)) expect(`ending.${id}`, ['title', 'text', 'commentary']);
	for (const scene of structure.scenes) expectScene(expect, structure, scene);
	return expected;
}

type Expect = (heading: string, needed: readonly string[], allowed?: readonly string[]) => void;

function expectScene(expect: Expect, structure: Structure, scene: Scene): void {
	const privates = Object.keys(structure.roles).map((id) => `private ${id}`);
	expect(
		scene.id,
		['title', 'summary', 'text', ...(scene.speaks ? ['speech'] : []), ...(scene.picture ? ['alt'] : [])],
		['speech', ...privates]
	);
	for (const decision of scene.decisions) {
		const heading = `${scene.id}.${decision.id}`;
		const onRecord = decision.kind === 'write' ? ['minutes'] : [];
		expect(heading, ['title', 'ask'], ['hint 1', 'hint 2', 'hint 3', ...onRecord]);
		expectAnswers((id, needed, allowed) => expect(`${heading}.${id}`, needed, allowed), decision);
	}
}

interface Offered {
	readonly id: string;
	readonly when?: string | undefined;
	readonly hidden: boolean;
}

const closable = ({ when, hidden }: Offered): string[] => (when !== undefined && !hidden ? ['closed'] : []);

function expectAnswers(expect: Expect, decision: Decision): void {
	const told = ['label', 'consequence', 'why'];
	switch (decision.kind) {
		case 'choose':
			return decision.choices.forEach((one) => expect(one.id, [...told, ...closable(one)], ['minutes']));
		case 'examine':
			return decision.questions.forEach((one) => expect(one.id, [...told, ...closable(one)], ['minutes']));
		case 'select':
			return decision.options.forEach((one) =>
				expect(one.id, ['label', 'why', ...closable(one)], ['consequence', 'minutes'])
			);
		case 'ruling':
			decision.outcomes.forEach(({ id }) => expect(id, ['consequence', 'why'], ['label', 'minutes']));
			return [...decision.rulings, ...decision.grounds].forEach((id) => expect(id, ['label'], ['why']));
		case 'order':
			decision.bands.forEach(({ id }) => expect(id, ['consequence', 'why'], ['label', 'minutes']));
			return decision.steps.forEach((id) => expect(id, ['label'], ['why']));
		case 'quantify':
			return decision.bands.forEach(({ id }) => expect(id, ['consequence', 'why'], ['label', 'minutes']));
		case 'write':
			return decision.points.forEach(({ id }) => expect(id, ['label'], ['why']));
	}
}
