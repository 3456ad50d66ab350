import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveScenario, walk } from '#lib/trial/index.ts';
import { openCase, stepCase } from '#lib/trial/case/case-machine.ts';
import type { CaseContext, CaseEvent } from '#lib/trial/case/case-types.ts';
import { draws, playAtRandom } from './live-sequences.ts';
import { filesOf, stubScenario, stubYaml } from './stub-case.ts';

const stub = stubScenario();
const walks = new Map(stub.structure.variants.map((variant) => [variant, walk(stub, variant)]));

describe('the walk of the six-scene stub with four injects', () => {
	it.each(stub.structure.variants)(
		'stays under 10,000 states in the variant %s, and says how fast it went',
		(variant) => {
			const start = performance.now();
			const { states, edges } = walk(stub, variant);
			const seconds = (performance.now() - start) / 1000;
			console.log(`${variant}: ${states} states, ${edges} edges, ${Math.round(edges / seconds)} edges/s`);
			expect(states).toBeLessThanOrEqual(10_000);
		}
	);

	it('reaches every scene, ending, inject, incident and gate', () => {
		expect(proveScenario(stub, filesOf(stubYaml)).findings).toEqual([]);
	});

	it('is never left by a thousand live sequences taken at random, in a scene or between two', () => {
		fc.assert(
			fc.property(fc.constantFrom(...stub.structure.variants), draws, (variant, drawn) => {
				const { steps } = playAtRandom(stub, variant, drawn);
				for (const { context } of steps) expect(walks.get(variant)?.knows(context)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	it('does not know a state that nobody can come to', () => {
		const started = stepCase(stub, openCase(stub), { type: 'started', variant: 'servitude' });
		const shelter = { ...(started ?? openCase(stub)), at: 'shelter' };
		const impossible: CaseContext = { ...shelter, entry: { ...shelter.entry, trust: 3 } };
		expect(walks.get('servitude')?.knows(shelter)).toBe(true);
		expect(walks.get('servitude')?.knows(impossible)).toBe(false);
	});

	it('gives up beyond its limit and names the scene', () => {
		expect(walk(stub, 'servitude', { states: 500, edges: 600_000, ways: 50_000 }).stoppedAt).not.toBeNull();
	});
});

describe('the order of arrival within a scene', () => {
	it('changes nothing: any order of the same accepted events leaves the same case', () => {
		fc.assert(
			fc.property(fc.constantFrom(...stub.structure.variants), draws, fc.nat(), (variant, drawn, salt) => {
				const { steps } = playAtRandom(stub, variant, drawn);
				const whole = steps.slice(0, steps.findLastIndex(({ event }) => closes(event)) + 1);
				let context = openCase(stub);
				for (const { event, scene } of shuffleWithinScenes(whole, salt)) {
					fc.pre(context.closed.length === scene);
					const next = stepCase(stub, context, event);
					fc.pre(next !== null);
					context = next;
				}
				expect(comparable(context)).toEqual(comparable(whole.at(-1)?.context ?? openCase(stub)));
			}),
			{ numRuns: 600 }
		);
	});
});

/** An event that can be the last of its scene. */
const closes = ({ type }: CaseEvent): boolean => type === 'decided' || type === 'silent' || type === 'started';

/** The same events, those of one scene in another order, with the number of scenes closed before them. */
function shuffleWithinScenes(steps: readonly { event: CaseEvent; context: CaseContext }[], salt: number) {
	const before = [0, ...steps.map(({ context }) => context.closed.length)];
	const keyed = steps.map(({ event }, at) => ({
		event,
		scene: before[at] ?? 0,
		key: event.type === 'started' ? -1 : closes(event) ? Math.imul(at + 1, salt | 1) >>> 0 : salt % (at + 2)
	}));
	return keyed.sort((a, b) => a.scene - b.scene || a.key - b.key);
}

/** Lists whose order only tells which came first. */
const comparable = (context: CaseContext) => ({
	...context,
	fired: context.fired.toSorted(),
	armed: context.armed.toSorted()
});
