import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessedIn, expectedPoints, marksOfText, score, writingTask, writtenIn } from '#lib/trial/index.ts';
import { playFromView, send, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 40 });
const reasons = 'reasons';
const points = expectedPoints(stub, reasons);

/** A judge's play, and how it stood at each moment. */
function play(drawn: readonly number[]): { moments: Play[]; end: Play } {
	const moments: Play[] = [];
	const end = playFromView(stub, 'judge', stub.structure.variants[0] ?? '', drawn, (moment) => moments.push(moment));
	return { moments, end };
}

describe('what was written', () => {
	it('is found in the branch with the event that holds it', () => {
		fc.assert(
			fc.property(draws, (drawn) => {
				const { events, state } = play(drawn).end;
				for (const { seq, decision } of writtenIn(state))
					expect(events[seq - 1]).toMatchObject({ type: 'decided', decision, answer: { kind: 'write' } });
				expect(writtenIn(state).map(({ decision }) => decision)).toEqual([reasons]);
			})
		);
	});

	it('counts with the points that an assessor found, and raises the best total by all of them', () => {
		fc.assert(
			fc.property(draws, fc.subarray(points), (drawn, ticks) => {
				const { state } = play(drawn).end;
				const [text] = writtenIn(state);
				const before = score(stub, state);
				const after = score(stub, state, assessedIn(state, [{ seq: text?.seq ?? 0, ticks }]));
				const { got, possible } = marksOfText(stub, reasons, ticks);
				expect([after.got - before.got, after.best - before.best]).toEqual([got, possible]);
			})
		);
	});

	it('does not count in a branch that went back before it', () => {
		const { moments, end } = play([1]);
		const [text] = writtenIn(end.state);
		const before = moments.findLast(({ state }) => state.seq < (text?.seq ?? 0));
		if (!text || !before || end.state.status !== 'ended') throw new Error('The judge writes before the end');
		const back = send(stub, end, { type: 'rewind', role: 'judge', to: text.seq - 1 });
		const marks = [{ seq: text.seq, ticks: points }];
		expect(assessedIn(end.state, marks)).toEqual({ [reasons]: points });
		expect(assessedIn(back.state, marks)).toEqual({});
	});

	it('is shown to an assessor with the scene and the task as its writer read them, in their own language', () => {
		const { moments, end } = play([1]);
		const [text] = writtenIn(end.state);
		const before = moments.findLast(({ state }) => state.seq < (text?.seq ?? 0));
		if (!before) throw new Error('The judge writes before the end');
		const task = writingTask(stub, before.state, { decision: reasons, role: 'judge', language: 'ar' });
		expect(task.scene?.text).toBe(`⟦ar|${task.scene?.id ?? ''}|text⟧`);
		expect(task.ask).toBe(`⟦ar|${task.scene?.id ?? ''}.reasons|ask⟧`);
		expect(task.points.map(({ id, sources }) => [id, sources])).toEqual([
			['three-elements', ['cp-448-1']],
			['evidence', ['cpp-286']]
		]);
		expect(task.points.every(({ label }) => label.startsWith('⟦ar|'))).toBe(true);
	});
});
