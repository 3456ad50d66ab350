import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample, lookBar, sampleShares } from '#lib/records/index.ts';

const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 60 });
const share = fc.constantFrom(...sampleShares);

describe('a draw for a second look', () => {
	test('picks the same for the same seed, in whatever order the dossiers stand', () => {
		fc.assert(
			fc.property(ids, share, fc.string(), (all, percent, seed) => {
				const drawn = drawSample(all, { seed, share: percent });
				expect(drawSample(all.toReversed(), { seed, share: percent })).toEqual(drawn);
			})
		);
	});

	test('picks the share, at least one, each once and none from elsewhere', () => {
		fc.assert(
			fc.property(ids, share, fc.string(), (all, percent, seed) => {
				const drawn = drawSample(all, { seed, share: percent });
				expect(drawn.length).toBe(Math.ceil((all.length * percent) / 100));
				expect(new Set(drawn).size).toBe(drawn.length);
				expect(drawn.filter((id) => !all.includes(id))).toEqual([]);
			})
		);
	});

	test('favours nobody: over many seeds each is drawn about as often', () => {
		const all = Array.from({ length: 10 }, (_, at) => `dossier-${at}`);
		const times = new Map(all.map((id) => [id, 0]));
		for (let seed = 0; seed < 2_000; seed++)
			for (const id of drawSample(all, { seed: String(seed), share: 20 })) times.set(id, (times.get(id) ?? 0) + 1);
		for (const count of times.values()) expect(Math.abs(count - 400)).toBeLessThan(100);
	});
});

test('who granted or approved a dossier, or trained the learner, never takes the second look', () => {
	const decided = { deciders: ['granter', 'approver'], trainers: new Set(['trainer']) };
	expect(lookBar(decided, 'granter')).toBe('granted-it');
	expect(lookBar(decided, 'approver')).toBe('granted-it');
	expect(lookBar(decided, 'trainer')).toBe('own-trainer');
	expect(lookBar(decided, 'another')).toBeUndefined();
});
