import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	canonicalJson,
	sha256Hex,
	readJson,
	readManifest,
	readRule,
	ruleHash,
	ruleText,
	sealManifest,
	type Rule
} from '#lib/records/index.ts';

const names = { text: 'text-1', hash: 'b'.repeat(64) };
const rule = 'a'.repeat(64);
const fact = {
	id: 'f1',
	kind: 'attempt' as const,
	subject: 'attempt-1',
	evidence: 'c'.repeat(64),
	at: '2026-01-01T00:00:00.000Z',
	value: { quiz: 'comprendre', percent: 91.7, zeta: 1, alpha: 'é' }
};

test('a manifest is read back as it was sealed', () => {
	expect(readManifest(sealManifest({ rule, names, facts: [fact] }).text)).toEqual({ rule, names, facts: [fact] });
});

test('the same content has the same hash whatever the order of its keys, and any change another', () => {
	const reordered = { ...fact, value: { alpha: 'é', zeta: 1, percent: 91.7, quiz: 'comprendre' } };
	const { hash } = sealManifest({ rule, names, facts: [fact] });
	expect(sealManifest({ names, facts: [reordered], rule }).hash).toBe(hash);
	expect(sealManifest({ rule, names, facts: [{ ...fact, subject: 'attempt-2' }] }).hash).not.toBe(hash);
});

test('the hash is SHA-256 of the UTF-8 bytes', () => {
	expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('canonical text parses back to the same value and is stable', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const json = readJson(JSON.stringify(value));
			const text = canonicalJson(json);
			expect(JSON.parse(text)).toEqual(json);
			expect(canonicalJson(readJson(text))).toBe(text);
		})
	);
});

test('a rule is kept by its hash and read back the same', () => {
	const asked: Rule = {
		format: 1,
		id: 'formation',
		version: '1.0.0',
		course: 'formation',
		title: { fr: 'Formation', ar: 'تكوين', en: 'Training' },
		lessons: 'all',
		test: { module: 'comprendre', minimum: 80 },
		trial: { minimum: 60, purpose: 'counted', gates: 'debriefed' },
		hours: 4
	};
	expect(readRule(ruleText(asked))).toEqual(asked);
	expect(ruleHash({ ...asked, hours: 5 })).not.toBe(ruleHash(asked));
});
