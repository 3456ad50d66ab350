import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScenario, debrief, minutes, score, solve, type RoleId, type Scenario } from '#lib/trial/index.ts';
import { bestAnswer } from '#lib/trial/debrief/best-answer.ts';
import { openDecisions } from '#lib/trial/case/scene-reading.ts';
import { givenHere, ownTaken } from '#lib/trial/debrief/score.ts';
import { open, playFromView, send, type Play } from './players.ts';
import { filesOf, stubScenario, stubYaml, unknownContent } from './stub-case.ts';

const stub = stubScenario();
const roles: RoleId[] = ['judge', 'prosecutor', 'social-worker'];
const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 40 });

/** Plays the line that the solver holds best. */
function playBest(role: RoleId, variant: string): Play {
	let play = open(stub, role, variant);
	while (play.state.status === 'playing') {
		const { state } = play;
		const decision = openDecisions(stub, state.case).find((one) => one.role === role);
		const here = { role, scene: state.case.at };
		if (!decision) {
			play = send(stub, play, { type: 'pass', ...here });
			continue;
		}
		const given = givenHere(ownTaken(state).filter(({ scene }) => scene === state.case.at));
		const best = bestAnswer(stub, role, state.case, given, decision);
		const on = { ...here, decision: decision.id };
		if (best?.answer) play = send(stub, play, { type: 'decide', ...on, answer: best.answer });
		else {
			const asked = state.case.asked[decision.id] ?? [];
			const question = best?.questions.find((id) => !asked.includes(id));
			play = send(stub, play, question ? { type: 'ask', ...on, question } : { type: 'finish-asking', ...on });
		}
	}
	return play;
}

describe('the solver', () => {
	it.each(roles.flatMap((role) => stub.structure.variants.map((variant) => [role, variant] as const)))(
		'finds a line for the %s in the variant %s that scores what it promised',
		(role, variant) => {
			const { state } = playBest(role, variant);
			const { got, best, percent } = score(stub, state);
			expect(got).toBe(solve(stub, variant, role).best);
			expect({ got, percent }).toEqual({ got: best, percent: 100 });
		}
	);

	it('bounds every play between its worst and its best, in total and by competency', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...roles),
				fc.constantFrom(...stub.structure.variants),
				draws,
				(role, variant, drawn) => {
					const { got, best, worst, byCompetency } = score(stub, playFromView(stub, role, variant, drawn).state);
					expect(got).toBeLessThanOrEqual(best);
					expect(got).toBeGreaterThanOrEqual(worst);
					for (const one of byCompetency) expect(one.got).toBeLessThanOrEqual(one.possible);
				}
			),
			{ numRuns: 150 }
		);
	});
});

describe('the debrief', () => {
	it('lists my decisions with costs that add up to what was missed', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...roles),
				fc.constantFrom(...stub.structure.variants),
				draws,
				(role, variant, drawn) => {
					const { state } = playFromView(stub, role, variant, drawn);
					const { steps, score: total } = debrief(stub, state, 'fr');
					const raising = state.branch.some(({ event }) => event.type === 'incident' || event.type === 'passed');
					for (const { cost, before, after } of steps) {
						expect(cost).toBeGreaterThanOrEqual(0);
						expect(before - after).toBe(cost);
					}
					const cost = steps.reduce((sum, step) => sum + step.cost, 0);
					if (!raising) expect(cost).toBe(total.best - total.got);
				}
			),
			{ numRuns: 60 }
		);
	});

	it('tells what was chosen, what was best, why, and the sources, in the language asked for', () => {
		let play = open(stub, 'social-worker', 'servitude');
		const decide = { type: 'decide', role: 'social-worker', scene: 'first-contact', decision: 'interview' };
		play = send(stub, play, { ...decide, answer: { kind: 'choose', choice: 'with-employer' } });
		const [step] = debrief(stub, play.state, 'ar').steps;
		expect(step).toMatchObject({
			chosen: ['⟦ar|first-contact.interview.with-employer|label⟧'],
			best: ['⟦ar|first-contact.interview.interpreter-first|label⟧'],
			marks: 0
		});
		expect(step?.cost).toBeGreaterThanOrEqual(4);
		expect(step?.reasons.find(({ chosen }) => chosen)).toMatchObject({
			why: '⟦ar|first-contact.interview.with-employer|why⟧',
			sources: ['cpp-82-5-1'],
			best: false
		});
	});

	it('names the gates raised, with the question to answer, and the scene that raised them', () => {
		let play = open(stub, 'social-worker', 'servitude');
		const choose = (scene: string, decision: string, choice: string) =>
			(play = send(stub, play, {
				type: 'decide',
				role: 'social-worker',
				scene,
				decision,
				answer: { kind: 'choose', choice }
			}));
		choose('first-contact', 'interview', 'alone-first');
		choose('shelter', 'envelope', 'keep');
		play = send(stub, play, { type: 'finish-asking', role: 'social-worker', scene: 'shelter', decision: 'talk' });
		const care = { kind: 'select', options: ['press'] };
		play = send(stub, play, {
			type: 'decide',
			role: 'social-worker',
			scene: 'shelter',
			decision: 'care',
			answer: care
		});
		const { gates, prompts } = debrief(stub, play.state, 'fr');
		expect(gates.map(({ id, voids, scene }) => [id, voids, scene])).toEqual([
			['identity_revealed', true, 'shelter'],
			['bribe_unreported', false, 'shelter']
		]);
		expect(prompts[0]).toMatchObject({ kind: 'gate', gate: 'identity_revealed' });
	});

	it('gives no engine marks to a text, and the assessor’s once it was assessed', () => {
		const { state } = playBest('judge', 'servitude');
		const alone = score(stub, state);
		const assessed = score(stub, state, { reasons: ['three-elements'] });
		expect(assessed.got - alone.got).toBe(2);
		expect(assessed.best - alone.best).toBe(3);
		expect(debrief(stub, state, 'fr').steps.find(({ kind }) => kind === 'write')?.points).toHaveLength(2);
	});
});

describe('the minutes', () => {
	it('tell the scenes, incidents and recorded decisions in order, and the ending last', () => {
		const { state } = playBest('judge', 'servitude');
		const lines = minutes(stub, state, 'fr');
		expect(lines.filter(({ kind }) => kind === 'scene').map(({ scene }) => scene)).toEqual(
			state.case.closed.map(({ scene }) => scene)
		);
		expect(lines.at(-1)).toMatchObject({ kind: 'ending', text: `⟦fr|ending.${state.ending}|title⟧` });
		expect(lines.some(({ kind, text }) => kind === 'incident' && text.includes('closed-hearing|minutes'))).toBe(true);
		expect(lines.some(({ text }) => text.includes('|why⟧') || text.includes('|private'))).toBe(false);
	});

	it('put on record every option picked, with effects or without, and that a text was written', () => {
		const { state } = playBest('judge', 'servitude');
		const said = minutes(stub, state, 'fr').map(({ text }) => text);
		expect(said).toContain('⟦fr|deliberation.reasons|minutes⟧');
		const picked = state.taken.flatMap(({ scene, decision, answer }) =>
			answer?.kind === 'select' ? answer.options.map((id) => `${scene}.${decision}.${id}`) : []
		);
		expect(picked).toContain('shelter.care.doctor');
		expect(said).toEqual(expect.arrayContaining(picked.map((heading) => `⟦fr|${heading}|minutes⟧`)));
	});

	it('name an inject and an incident as their own line of minutes does, and by title and words where they have none', () => {
		const without = (text = '') => text.replaceAll(/### minutes\n.*\n/g, '');
		const { fr, ar, en } = filesOf(stubYaml).prose;
		const files = { ...filesOf(stubYaml), prose: { fr: without(fr), ar: without(ar), en: without(en) } };
		const bare = checkScenario(files, unknownContent).scenario;
		if (!bare) throw new Error('the stub without minutes does not compile');
		const saidBy = (scenario: Scenario) => {
			const play = playFromView(scenario, 'social-worker', 'servitude', [0]);
			return minutes(scenario, play.state, 'fr').map(({ text }) => text);
		};
		expect(saidBy(stub)).toContain('⟦fr|inject.bribe|minutes⟧');
		expect(saidBy(bare)).toContain('⟦fr|inject.bribe|title⟧');
		expect(saidBy(bare).some((text) => text.includes('minutes⟧'))).toBe(false);
	});
});
