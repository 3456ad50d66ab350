import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playCase } from '../../../src/cli/bench/plays.ts';
import { stepCase, stepMachine } from '#lib/trial/case/case-machine.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();

test('the machine says of every step what the case says, also where a step that stays in its scene does not ask it', () => {
	fc.assert(
		fc.property(fc.nat(5000), fc.nat(40), (number, other) => {
			const steps = playCase(stub, number);
			const foreign = steps[other % steps.length]?.event;
			for (const { before, event } of steps) {
				expect(stepCase(stub, before, event)).toEqual(stepMachine(stub, before, event));
				if (foreign) expect(stepCase(stub, before, foreign)).toEqual(stepMachine(stub, before, foreign));
			}
		})
	);
});
