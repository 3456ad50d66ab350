import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custodyOf, custodyStages } from '#lib/trial/case/custody.ts';
import { exhibitsNow } from '#lib/trial/case/scene-reading.ts';
import { view, type RoleId } from '#lib/trial/index.ts';
import { open, playFromView, send, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const roles: RoleId[] = ['judge', 'prosecutor', 'social-worker'];
const ids = Object.keys(stub.structure.exhibits);

function everyMomentOf(check: (play: Play, role: RoleId) => void): void {
	fc.assert(
		fc.property(
			fc.constantFrom(...roles),
			fc.constantFrom(...stub.structure.variants),
			fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 40 }),
			(role, variant, drawn) => {
				playFromView(stub, role, variant, drawn, (play) => check(play, role));
			}
		),
		{ numRuns: 40 }
	);
}

describe('the chain of custody', () => {
	it('computed from what was decided comes to where the case says that each exhibit is', () => {
		everyMomentOf(({ state }) => {
			expect(custodyStages(stub, state.case).at(-1)?.exhibits).toEqual(exhibitsNow(stub, state.case));
		});
	});

	it('tells a role only what it could see when it was so, and ends where the exhibit is now', () => {
		everyMomentOf(({ state }, role) => {
			const stages = custodyStages(stub, state.case);
			for (const exhibit of view(stub, state, role, 'fr').exhibits) {
				for (const { state: then } of custodyOf(stages, exhibit.id, role))
					expect(then.status === 'produced' || then.holder === role || then.seen_by.includes(role)).toBe(true);
				const { holder, status } = exhibit;
				expect(exhibit.custody.at(-1)).toMatchObject({ holder, status });
			}
		});
	});

	it('never tells twice the same place', () => {
		everyMomentOf(({ state }, role) => {
			const stages = custodyStages(stub, state.case);
			for (const id of ids) {
				const chain = custodyOf(stages, id, role).map(({ state: { holder, status } }) => `${holder} ${status}`);
				expect(chain.every((step, index) => step !== chain[index - 1])).toBe(true);
			}
		});
	});
});

describe('an exhibit of the file', () => {
	it('is not called new to someone who has decided nothing yet', () => {
		const { state } = open(stub, 'social-worker', 'servitude');
		expect(view(stub, state, 'social-worker', 'fr').exhibits.some(({ isNew }) => isNew)).toBe(false);
	});

	it('shows under what was decided which exhibits it cited, in its scene and after it', () => {
		const opened = open(stub, 'prosecutor', 'servitude');
		const first = { type: 'decide', role: 'prosecutor', scene: 'first-contact', decision: 'status' };
		const arrived = send(stub, opened, { ...first, answer: { kind: 'choose', choice: 'wait' } });
		const charge = { type: 'decide', role: 'prosecutor', scene: 'charging', decision: 'charge', cites: ['PA2'] };
		const charged = send(stub, arrived, { ...charge, answer: { kind: 'choose', choice: 'labour' } });
		const cites = [{ id: 'PA2', label: '⟦fr|exhibit.PA2|label⟧' }];
		expect(view(stub, charged.state, 'prosecutor', 'fr').answered).toMatchObject([{ id: 'charge', cites }]);
		const elements = { type: 'decide', role: 'prosecutor', scene: 'charging', decision: 'elements' };
		const left = send(stub, charged, { ...elements, answer: { kind: 'select', options: ['act'] } });
		const past = view(stub, left.state, 'prosecutor', 'fr').past.flatMap(({ decisions }) => decisions);
		expect(past.find(({ decision }) => decision === 'charge')?.cites).toEqual(cites);
	});
});
