import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#lib/records/index.ts';
import { view, type RoleId, type TrialState, type View } from '#lib/trial/index.ts';
import { pickedIds } from '#lib/trial/view/taken-labels.ts';
import { answerFor, open, playFromView, send, type Play } from './players.ts';
import { stubScenario } from './stub-case.ts';

const stub = stubScenario();
const roles: RoleId[] = ['judge', 'prosecutor', 'social-worker'];
const draws = fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 40 });

/** Every text of the stub says where it comes from: ⟦language|heading|block⟧. */
const textsIn = (seen: View) =>
	[...JSON.stringify(seen).matchAll(/⟦([^|]*)\|([^|]*)\|([^⟧]*)⟧/g)].map(([, language, heading, block]) => ({
		language: language ?? '',
		heading: heading ?? '',
		block: block ?? ''
	}));

const keysIn = (value: unknown): string[] =>
	value === null || typeof value !== 'object'
		? []
		: [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysIn)];

function everyViewOf(check: (seen: View, role: RoleId, play: Play) => void): void {
	fc.assert(
		fc.property(
			fc.constantFrom(...roles),
			fc.constantFrom(...stub.structure.variants),
			draws,
			(role, variant, drawn) => {
				playFromView(stub, role, variant, drawn, (play) => check(view(stub, play.state, role, 'fr'), role, play));
			}
		),
		{ numRuns: 60 }
	);
}

describe('what leaves a trial for a seat', () => {
	it('never carries a why, a commentary, the question of a gate, or a word of another language', () => {
		everyViewOf((seen) => {
			for (const { language, heading, block } of textsIn(seen)) {
				expect(language).toBe('fr');
				expect(['why', 'commentary']).not.toContain(block);
				expect(heading.startsWith('gate.')).toBe(false);
			}
		});
	});

	it('never carries private prose or the private file of another role', () => {
		everyViewOf((seen, role) => {
			for (const { heading, block } of textsIn(seen)) {
				if (block.startsWith('private ')) expect(block).toBe(`private ${role}`);
				if (block === 'file') expect(heading).toBe(`role.${role}`);
			}
		});
	});

	it('never carries marks, what is right, scripts, conditions or effects', () => {
		everyViewOf((seen) => {
			for (const key of ['marks', 'right', 'script', 'when', 'set', 'add', 'gate', 'score', 'outcomes', 'variant'])
				expect(keysIn(seen)).not.toContain(key);
		});
	});

	it('never tells what would follow: only consequences of what was chosen, only answers to what was asked', () => {
		everyViewOf((seen, _role, { state }) => {
			const known = state.taken.flatMap(({ scene, decision, outcome, answer, questions }) =>
				[...outcome.split('+'), ...pickedIds(answer, questions)].map((id) => `${scene}.${decision}.${id}`)
			);
			for (const { heading, block } of textsIn(seen)) if (block === 'consequence') expect(known).toContain(heading);
		});
	});

	it('shows an exhibit to its holder, to those who may see it, and to all once produced', () => {
		everyViewOf((seen, role, { state }) => {
			const allowed = Object.entries(state.case.exhibits).filter(
				([, { holder, seen_by, status }]) => status === 'produced' || holder === role || seen_by.includes(role)
			);
			expect(seen.exhibits.map(({ id }) => id)).toEqual(allowed.map(([id]) => id));
			for (const { heading } of textsIn(seen))
				if (heading.startsWith('exhibit.')) expect(allowed.map(([id]) => `exhibit.${id}`)).toContain(heading);
		});
	});

	it('offers only my own decisions, and only those I have not taken', () => {
		everyViewOf((seen, role, { state }) => {
			for (const { id } of seen.decisions) {
				expect(stub.index.decisions.get(id)?.decision.role).toBe(role);
				expect(state.taken.some(({ decision, answer }) => decision === id && answer !== null)).toBe(false);
			}
		});
	});

	it('counts progress up to its total, and ends at it', () => {
		everyViewOf(({ progress, status }) => {
			expect(progress.done).toBeLessThanOrEqual(progress.total);
			if (status === 'ended') expect(progress.done).toBe(progress.total);
		});
	});
});

describe('a view', () => {
	it('is the same from a snapshot whose keys were put in another order', () => {
		everyViewOf((seen, role, { state }) => {
			const restored: TrialState = JSON.parse(canonicalJson(state));
			expect(view(stub, restored, role, 'fr')).toEqual(seen);
		});
	});

	it('mixes what is offered by the seed of the trial, the same each time', () => {
		const orders = ['a', 'b', 'c', 'd', 'e'].map((seed) => {
			const { state } = open(stub, 'social-worker', 'servitude', seed);
			expect(view(stub, state, 'social-worker', 'fr')).toEqual(view(stub, state, 'social-worker', 'fr'));
			return JSON.stringify(view(stub, state, 'social-worker', 'fr').decisions);
		});
		expect(new Set(orders).size).toBeGreaterThan(1);
	});

	it('tells the public what was said in the room and nothing private', () => {
		const { state } = open(stub, 'judge', 'servitude');
		const seen = view(stub, state, 'public', 'ar');
		expect(seen).toMatchObject({ role: null, roleFile: null, decisions: [], incidents: [] });
		expect(textsIn(seen).some(({ block }) => block.startsWith('private') || block === 'file')).toBe(false);
		expect(seen.scene?.speech).toContain('⟦ar|');
	});

	it('condenses the scenes that went by without me, and tells what followed from my last decision', () => {
		const judge = view(stub, open(stub, 'judge', 'servitude').state, 'judge', 'fr');
		expect(judge.passed.map(({ id }) => id)).toEqual(['first-contact', 'shelter', 'charging']);
		const worker = open(stub, 'social-worker', 'servitude');
		const [decision] = view(stub, worker.state, 'social-worker', 'fr').decisions;
		if (decision?.kind !== 'choose') throw new Error('expected a choice');
		const answer = answerFor(decision, () => 0);
		const next = send(stub, worker, {
			type: 'decide',
			role: 'social-worker',
			scene: 'first-contact',
			decision: decision.id,
			answer
		});
		const after = view(stub, next.state, 'social-worker', 'fr');
		expect(after.happened).toHaveLength(1);
		expect(after.happened[0]?.text).toContain('|consequence⟧');
		expect(after.past.map(({ id }) => id)).toEqual(['first-contact']);
	});

	it('shows a closed choice with its reason, and leaves a hidden one out', () => {
		let play = open(stub, 'social-worker', 'servitude');
		const decide = { type: 'decide', role: 'social-worker', scene: 'first-contact', decision: 'interview' };
		play = send(stub, play, { ...decide, answer: { kind: 'choose', choice: 'with-employer' } });
		const talk = view(stub, play.state, 'social-worker', 'fr').decisions.find(({ id }) => id === 'talk');
		if (talk?.kind !== 'examine') throw new Error('expected an examination');
		expect(talk.questions.find(({ id }) => id === 'papers')?.closed).toContain('|closed⟧');
		expect(talk.questions.some(({ id }) => id === 'route')).toBe(false);
	});
});
