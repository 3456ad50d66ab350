import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allConsequences, isPossible, nothing, possibleOutcomes, silent } from '#lib/trial/case/outcomes.ts';
import { openDecisions, seenValues } from '#lib/trial/case/scene-reading.ts';
import { draws, playAtRandom } from './live-sequences.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();

describe('an outcome', () => {
	it('is possible exactly where it is among the possible ones', () => {
		fc.assert(
			fc.property(fc.constantFrom(...stub.structure.variants), draws, (variant, drawn) => {
				for (const { context } of playAtRandom(stub, variant, drawn).steps)
					for (const decision of openDecisions(stub, context)) {
						const ids = allConsequences(decision).map(({ id }) => id);
						const pairs = ids.flatMap((one) => ids.map((other) => `${one}+${other}`));
						const seen = seenValues(stub, context);
						const possible = possibleOutcomes(decision, stub.index.conditions, seen);
						for (const outcome of [...ids, ...pairs, ...possible, nothing, silent, ''])
							expect(isPossible(decision, outcome, stub.index.conditions, seen)).toBe(possible.includes(outcome));
					}
			}),
			{ numRuns: 60 }
		);
	});
});
