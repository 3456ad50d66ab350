import { openCase } from '../case/case-machine.ts';
import type { CaseContext } from '../case/case-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { leaveScene } from '../case/scene-close.ts';
import { enterScene } from '../case/scene-entry.ts';
import { valuesKey } from './liveness.ts';
import { seenValues } from '../case/scene-reading.ts';
import { sceneWays } from './scene-ways.ts';
import type { Values } from '../scenario/schema-effects.ts';
import { startValues } from '../scenario/variable-types.ts';
import { noteBranch, noteExit, type Found } from './walk-found.ts';
import { historyOf, keepOnly, namesAfter, openingBehind, openingOf, type Opening } from './walk-opening.ts';
import { branchesOf, valuesAfter, type Branch } from './walk-scene.ts';

/** How far walks go before a scenario is refused. */
export interface Limits {
	readonly states: number;
	/** Steps: so many mean that far more states lie ahead. */
	readonly edges: number;
	/** Ways in which injects, incidents and questions come together in the scenes: see scene-ways.ts. */
	readonly ways: number;
}

/** For all the variants of a scenario: within five seconds on a slow machine. */
export const wholeLimits: Limits = { states: 1_000_000, edges: 600_000, ways: 50_000 };

/** Everything that can happen in one variant of a scenario, every role free. */
export interface Walk {
	readonly variant: string;
	readonly states: number;
	readonly edges: number;
	readonly ways: number;
	/** Where the walk gave up: the scene at which there were too many states. */
	readonly stoppedAt: string | null;
	readonly scenes: ReadonlySet<string>;
	/** `scene number` of exits taken. */
	readonly exits: ReadonlySet<string>;
	/** `decision outcome`, and `decision option` for what may be picked in a select. */
	readonly outcomes: ReadonlySet<string>;
	readonly questions: ReadonlySet<string>;
	readonly injects: ReadonlySet<string>;
	readonly incidents: ReadonlySet<string>;
	readonly gates: ReadonlySet<string>;
	readonly endings: ReadonlySet<string>;
	/** Endings that stand and yet are reached through a gate that voids, with the scenes that lead there. */
	readonly voided: readonly { readonly ending: string; readonly gate: string; readonly scenes: readonly string[] }[];
	/** Where the walk gave up: how many different values each variable had there. */
	readonly spread: ReadonlyMap<string, number>;
	/** True where the moment, in a scene or at its opening, is one that the walk has been to. */
	knows(context: CaseContext): boolean;
}

interface Waiting {
	readonly opening: Opening;
	readonly from: string | null;
}

/**
 * Walks over every state of a case that can be reached in a variant, with every role free, every outcome and silence,
 * every incident and inject. Decisions are gone through in the order in which their effects apply, since order of arrival
 * never matters: two ways that leave the same values are one state. Scenes lead only forward, so each is entered once with
 * all the openings that reach it.
 */
export function walk(scenario: Scenario, variant: string, limits: Limits = wholeLimits): Walk {
	const found: Found = {
		states: 0,
		edges: 0,
		ways: 0,
		crowd: [],
		exits: new Set(),
		outcomes: new Set(),
		questions: new Set(),
		injects: new Set(),
		incidents: new Set(),
		gates: new Set(),
		taken: new Map()
	};
	const waiting = new Map<string, Map<string, Waiting>>();
	const enter = (context: CaseContext, from: string | null): void => {
		const opening = openingOf(scenario, context);
		const place = context.at ?? `end ${context.ending ?? ''}`;
		const there = waiting.get(place) ?? new Map<string, Waiting>();
		waiting.set(place, there);
		if (there.has(opening.key)) return;
		there.set(opening.key, { opening, from });
		found.states += 1;
	};
	enter(firstOpening(scenario, variant), null);
	for (const { id } of scenario.structure.scenes) {
		goThrough(scenario, id, waiting.get(id)?.values() ?? [], { found, limits, enter });
		if (isTooLarge(found, limits)) return asWalk(scenario, variant, { found, waiting, stoppedAt: id });
	}
	return asWalk(scenario, variant, { found, waiting, stoppedAt: null });
}

interface Walking {
	readonly found: Found;
	readonly limits: Limits;
	readonly enter: (context: CaseContext, from: string) => void;
}

const firstOpening = (scenario: Scenario, variant: string): CaseContext =>
	enterScene(
		scenario,
		{ ...openCase(scenario), variant, entry: startValues(scenario.structure, variant) },
		scenario.structure.scenes[0]?.id ?? ''
	);

/** Every branch of every opening of a scene; branches that can only go on alike go on together, decision after decision. */
function goThrough(scenario: Scenario, scene: string, openings: Iterable<Waiting>, walking: Walking): void {
	const { found, limits } = walking;
	const groups = new Map<string, Group>();
	const ways = sceneWays(scenario, scene).count;
	for (const { opening } of openings) {
		found.ways += ways;
		if (isTooLarge(found, limits)) return;
		const taken = new Set<string>();
		found.taken.set(opening.key, taken);
		for (const branch of branchesOf(scenario, opening.context)) {
			noteBranch(scenario, branch, found, taken);
			found.edges += 1;
			joinGroup(scenario, branch, groups, opening.key);
		}
		if (isTooLarge(found, limits)) {
			found.crowd = [...groups.values()].flatMap(({ nodes }) => [...nodes.values()].map(({ values }) => values));
			return;
		}
	}
	for (const group of groups.values()) {
		for (const { values, from } of throughDecisions(scenario, scene, group, walking)) {
			found.edges += 1;
			noteExit(scenario, group.branch.context, values, found);
			walking.enter(leaveScene(scenario, group.branch.context, values), from);
		}
		if (isTooLarge(found, limits)) return;
	}
}

const isTooLarge = ({ states, edges, ways }: Found, limits: Limits): boolean =>
	states > limits.states || edges > limits.edges || ways > limits.ways;

/** Branches that differ at most in values: the same decisions and outcomes ahead, the same incidents and injects left. */
interface Group {
	readonly branch: Branch;
	readonly nodes: Map<string, Node>;
}

interface Node {
	readonly values: Values;
	/** The opening it was first reached from. */
	readonly from: string;
}

function joinGroup(scenario: Scenario, branch: Branch, groups: Map<string, Group>, from: string): void {
	const names = namesAfter(scenario, branch.context.at ?? '');
	const key = groupKey(scenario, branch);
	const group = groups.get(key) ?? { branch, nodes: new Map<string, Node>() };
	groups.set(key, group);
	const values = keepOnly(scenario, names, seenValues(scenario, branch.context));
	const node = valuesKey(names, values);
	if (!group.nodes.has(node)) group.nodes.set(node, { values, from });
}

const groupKey = (scenario: Scenario, { context, decisions }: Branch): string => {
	const number = (scenario.index.sceneNumbers.get(context.at ?? '') ?? 0) + 1;
	const { key } = historyOf(scenario, leaveScene(scenario, context, context.entry), number);
	return `${key}#${decisions.map(({ decision, outcomes }) => `${decision.id}:${outcomes.join(' ')}`).join(';')}`;
};

function throughDecisions(
	scenario: Scenario,
	scene: string,
	{ branch, nodes }: Group,
	{ found, limits }: Walking
): Iterable<Node> {
	const names = namesAfter(scenario, scene);
	let reached = nodes;
	found.states += reached.size;
	for (const { decision, outcomes } of branch.decisions) {
		const next = new Map<string, Node>();
		for (const { values, from } of reached.values()) {
			for (const outcome of outcomes) {
				const after = valuesAfter(scenario, decision, outcome, values);
				const key = valuesKey(names, after);
				if (!next.has(key)) next.set(key, { values: after, from });
			}
			found.edges += outcomes.length;
			if (found.states + next.size > limits.states || isTooLarge(found, limits)) break;
		}
		reached = next;
		found.states += reached.size;
		if (isTooLarge(found, limits)) {
			found.crowd = [...reached.values()].map(({ values }) => values);
			return [];
		}
	}
	return reached.values();
}

interface Walked {
	readonly found: Found;
	readonly waiting: ReadonlyMap<string, ReadonlyMap<string, Waiting>>;
	readonly stoppedAt: string | null;
}

function asWalk(scenario: Scenario, variant: string, { found, waiting, stoppedAt }: Walked): Walk {
	const endings = Object.keys(scenario.structure.endings).filter((id) => waiting.has(`end ${id}`));
	const { taken, crowd, ...rest } = found;
	return {
		...rest,
		variant,
		stoppedAt,
		scenes: new Set(scenario.structure.scenes.map(({ id }) => id).filter((id) => waiting.has(id))),
		endings: new Set(endings),
		voided: endings.flatMap((ending) => voidedAt(scenario, ending, waiting)),
		spread: spreadOf(scenario, crowd),
		knows: (context) => isKnown(scenario, context, taken, waiting)
	};
}

/** Where an ending that stands is reached through a gate that voids: one example for each gate. */
function voidedAt(scenario: Scenario, ending: string, waiting: Walked['waiting']): Walk['voided'] {
	if (!scenario.structure.endings[ending]?.stands) return [];
	const voiding = Object.entries(scenario.structure.gates).flatMap(([id, { voids }]) => (voids ? [id] : []));
	return voiding.flatMap((gate) => {
		const openings = [...(waiting.get(`end ${ending}`)?.values() ?? [])];
		const example = openings.find(({ opening }) => opening.context.entry[gate] === true);
		return example ? [{ ending, gate, scenes: wayTo(waiting, example.from) }] : [];
	});
}

function wayTo(waiting: Walked['waiting'], from: string | null): string[] {
	if (from === null) return [];
	const scene = from.split('|')[0] ?? '';
	return [...wayTo(waiting, waiting.get(scene)?.get(from)?.from ?? null), scene];
}

const spreadOf = ({ index }: Scenario, crowd: readonly Values[]): Map<string, number> =>
	new Map([...index.types.keys()].map((name) => [name, new Set(crowd.map((values) => values[name])).size]));

function isKnown(
	scenario: Scenario,
	context: CaseContext,
	taken: ReadonlyMap<string, ReadonlySet<string>>,
	waiting: Walked['waiting']
): boolean {
	const { key } = openingBehind(scenario, context);
	const place = context.at ?? `end ${context.ending ?? ''}`;
	if (!waiting.get(place)?.has(key)) return false;
	return Object.entries(context.outcomes).every(([decision, outcome]) => taken.get(key)?.has(`${decision} ${outcome}`));
}
