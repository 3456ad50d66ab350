import { describe, expect, it } from 'vitest';
import { debrief, decide, minutes, replay, stateText } from '#lib/trial/index.ts';
import { open, send, type Play } from './players.ts';
import { stubScenario, stubYaml } from './stub-case.ts';

const recorded = 'charging.charge.labour';
/** PA1 is seen by the accused alone, PA2 by the police and the prosecutor; nothing is produced. */
const stub = stubScenario();
const produced = stubScenario(stubYaml.replace('PA2: { holder: police,', 'PA2: { status: produced, holder: police,'));

const charging = (scenario = stub): Play =>
	send(scenario, open(scenario, 'prosecutor', 'servitude'), {
		...{ type: 'decide', role: 'prosecutor', scene: 'first-contact', decision: 'status' },
		answer: { kind: 'choose', choice: 'wait' }
	});
const charge = (cites?: unknown) => ({
	...{ type: 'decide', role: 'prosecutor', scene: 'charging', decision: 'charge' },
	answer: { kind: 'choose', choice: 'labour' },
	...(cites === undefined ? {} : { cites })
});
const toTheEnd = (scenario: typeof stub, cites: string[]): Play =>
	send(scenario, send(scenario, charging(scenario), charge(cites)), {
		...{ type: 'decide', role: 'prosecutor', scene: 'charging', decision: 'elements' },
		answer: { kind: 'select', options: ['act'] }
	});

describe('a decision that cites exhibits', () => {
	it('keeps their ids in the log and in what was taken', () => {
		const { state, events } = send(stub, charging(), charge(['PA2']));
		expect(events.at(-1)).toMatchObject({ type: 'decided', decision: 'charge', cites: ['PA2'] });
		expect(state.taken.at(-1)).toMatchObject({ decision: 'charge', cites: ['PA2'] });
		expect(stateText(replay(stub, events))).toBe(stateText(state));
	});

	it('leaves no trace where it cites none, so that older logs and states keep their bytes', () => {
		const without = send(stub, charging(), charge());
		const empty = send(stub, charging(), charge([]));
		expect(stateText(empty.state)).toBe(stateText(without.state));
		expect(stateText(empty.state)).not.toContain('cites');
	});

	it.each([
		['not there', ['PA9'], 'trial/exhibit-not-visible'],
		['that the role may not see', ['PA2', 'PA1'], 'trial/exhibit-not-visible'],
		['twice', ['PA2', 'PA2'], 'trial/malformed'],
		['thirteen times', Array.from({ length: 13 }, (_, at) => `PA${at}`), 'trial/malformed'],
		['by no id of an exhibit', ['<b>'], 'trial/malformed']
	])('is refused with an exhibit %s', (_, cites, refusal) => {
		expect(decide(stub, charging().state, charge(cites))).toEqual({ refusal });
	});

	it('is told in the debrief with the labels of the exhibits', () => {
		const { steps } = debrief(stub, toTheEnd(stub, ['PA2']).state, 'ar');
		expect(steps.find(({ decision }) => decision === 'charge')?.cites).toEqual([
			{ id: 'PA2', label: '⟦ar|exhibit.PA2|label⟧' }
		]);
		expect(steps.find(({ decision }) => decision === 'elements')?.cites).toEqual([]);
	});

	it('stands in the minutes, which name by its id alone what not everybody may see', () => {
		const cited = (scenario: typeof stub) =>
			minutes(scenario, toTheEnd(scenario, ['PA2']).state, 'fr').flatMap(({ text, cites }) =>
				cites.map((one) => ({ ...one, text }))
			);
		const text = `⟦fr|${recorded}|minutes⟧`;
		expect(cited(stub)).toEqual([{ id: 'PA2', label: null, text }]);
		expect(cited(produced)).toEqual([{ id: 'PA2', label: '⟦fr|exhibit.PA2|label⟧', text }]);
	});
});
