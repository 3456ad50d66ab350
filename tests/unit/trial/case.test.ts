import { describe, expect, it } from 'vitest';
import { openCase, stepCase } from '#lib/trial/case/case-machine.ts';
import type { CaseContext, CaseEvent } from '#lib/trial/case/case-types.ts';
import { openDecisions } from '#lib/trial/case/scene-reading.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();

const play = (...events: CaseEvent[]): CaseContext =>
	events.reduce((context, event) => {
		const next = stepCase(stub, context, event);
		if (next === null) throw new Error(`refused: ${JSON.stringify(event)}`);
		return JSON.parse(JSON.stringify(next));
	}, openCase(stub));

const start: CaseEvent = { type: 'started', variant: 'servitude' };
const choose = (decision: string, outcome: string): CaseEvent => ({ type: 'decided', decision, answer: { outcome } });
const ask = (decision: string, question: string): CaseEvent => ({ type: 'decided', decision, answer: { question } });
const silent = (decision: string): CaseEvent => ({ type: 'silent', decision });
const firstScene = [start, choose('interview', 'interpreter-first'), choose('status', 'wait')];

describe('a case', () => {
	it('accepts nothing but injects before it has started', () => {
		expect(stepCase(stub, openCase(stub), choose('interview', 'alone-first'))).toBeNull();
		expect(stepCase(stub, openCase(stub), { type: 'inject', inject: 'bribe' })?.armed).toEqual(['bribe']);
	});

	it('closes a scene once each decision is answered or silent, and applies effects then', () => {
		const half = play(start, choose('interview', 'interpreter-first'));
		expect(half.at).toBe('first-contact');
		expect(half.entry['trust']).toBe(1);
		const done = play(...firstScene);
		expect(done.at).toBe('shelter');
		expect(done.entry).toMatchObject({ identified: true, trust: 2 });
	});

	it('takes several events that nothing comes between as one after the other, all or none', () => {
		const [, ...answers] = firstScene;
		expect(play(start, { type: 'together', events: answers })).toEqual(play(...firstScene));
		const wrong = stepCase(stub, play(start), { type: 'together', events: [...answers, silent('talk')] });
		expect(wrong).toBeNull();
	});

	it('stops sums at the bounds of a range', () => {
		const done = play(start, choose('interview', 'with-employer'), choose('status', 'detain'));
		expect(done.entry['trust']).toBe(0);
	});

	it('keeps outcomes and never answers', () => {
		const scene = play(...firstScene, choose('care', '~nothing'));
		expect(scene.outcomes).toEqual({ care: '~nothing' });
	});

	it('applies a question at once, in file order whatever the order of asking', () => {
		const one = play(...firstScene, ask('talk', 'papers'), ask('talk', 'shame'), choose('care', '~nothing'));
		const other = play(...firstScene, ask('talk', 'shame'), ask('talk', 'papers'), choose('care', '~nothing'));
		expect(one.entry).toEqual(other.entry);
		expect(one.at).toBe('charging');
	});

	it('opens a decision when the inject it depends on fires, at once or armed before', () => {
		const live = play(...firstScene, { type: 'inject', inject: 'bribe' });
		const armed = play({ type: 'inject', inject: 'bribe' }, ...firstScene);
		for (const context of [live, armed])
			expect(openDecisions(stub, context).map(({ id }) => id)).toEqual(['envelope', 'talk', 'care']);
	});

	it('fires an inject once', () => {
		const live = play(...firstScene, { type: 'inject', inject: 'journalist' });
		expect(stepCase(stub, live, { type: 'inject', inject: 'journalist' })).toBeNull();
	});

	it('refuses a choice whose condition does not hold', () => {
		const blind = play(start, choose('interview', 'with-employer'), choose('status', 'wait'), silent('talk'));
		const charging = stepCase(stub, { ...blind, entry: { ...blind.entry, proof: 1 } }, choose('care', '~nothing'));
		expect(charging?.at).toBe('charging');
		expect(charging && stepCase(stub, charging, choose('charge', 'trafficking'))).toBeNull();
	});

	it('rules on an incident raised in time before the scene closes, and records a late one once', () => {
		const hearing = play(
			...firstScene,
			silent('talk'),
			choose('care', '~nothing'),
			silent('nullity'),
			choose('charge', 'trafficking'),
			choose('elements', '~nothing'),
			silent('nullity'),
			silent('first-acts'),
			silent('support'),
			silent('requests')
		);
		expect(hearing.at).toBe('hearing');
		const raised = stepCase(stub, hearing, { type: 'incident', incident: 'closed-hearing', by: 'social-worker' });
		expect(raised?.incidents['closed-hearing']).toBe('pending');
		const ruled = raised && stepCase(stub, raised, choose('rule-closed', 'granted'));
		expect(ruled).toMatchObject({ at: 'deliberation', incidents: { 'closed-hearing': 'ruled' } });
		expect(ruled?.entry['closed']).toBe(true);
		const late = ruled && stepCase(stub, ruled, { type: 'incident', incident: 'nullity', by: 'defence' });
		expect(late?.incidents['nullity']).toBe('late');
		expect(late && stepCase(stub, late, { type: 'incident', incident: 'nullity', by: 'defence' })).toBeNull();
		expect(stepCase(stub, hearing, { type: 'incident', incident: 'closed-hearing', by: 'defence' })).toBeNull();
	});

	it('ends, and then accepts nothing', () => {
		const ended = play(
			...firstScene,
			silent('talk'),
			choose('care', '~nothing'),
			silent('nullity'),
			choose('charge', 'labour'),
			silent('elements')
		);
		expect(ended).toMatchObject({ at: null, ending: 'labour-route' });
		expect(stepCase(stub, ended, { type: 'inject', inject: 'pressure' })).toBeNull();
	});
});
