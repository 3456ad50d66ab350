import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import {
	readClaims,
	readManifest,
	readRule,
	ruleHash,
	ruleText,
	sealClaims,
	sealManifest,
	sha256Hex
} from '#lib/records/index.ts';

const text = v.string();
const schema = v.object({
	rule: text,
	ruleHash: text,
	manifest: text,
	manifestHash: text,
	claims: text,
	claimsHash: text
});

/** The texts of format 1 as the first certificates have them. They may be added to, never edited. */
const frozen = v.parse(
	schema,
	JSON.parse(readFileSync(new URL('../../fixtures/frozen/records-1.json', import.meta.url), 'utf8'))
);

test('a rule of format 1 is read for ever, and keeps its hash', () => {
	const rule = readRule(frozen.rule);
	expect([ruleText(rule), ruleHash(rule)]).toEqual([frozen.rule, frozen.ruleHash]);
});

test('a manifest of format 1 is read for ever, and keeps its hash', () => {
	const manifest = readManifest(frozen.manifest);
	expect(manifest.facts.map(({ kind }) => kind)).toEqual(['lesson', 'attempt', 'trial']);
	expect(sealManifest(manifest)).toEqual({ text: frozen.manifest, hash: frozen.manifestHash });
});

test('the claims of a certificate of format 1 are read for ever, and keep their hash', () => {
	const claims = readClaims(frozen.claims);
	expect(sealClaims(claims)).toEqual({ text: frozen.claims, hash: frozen.claimsHash });
	expect(sha256Hex(frozen.claims)).toBe(frozen.claimsHash);
});

test('a rule of format 2, and the manifest and the claims of a renewal under it, keep their hashes for ever', () => {
	const second = v.parse(
		v.object({ rule: text, ruleHash: text, manifest: text, manifestHash: text, claims: text, claimsHash: text }),
		JSON.parse(readFileSync(new URL('../../fixtures/frozen/records-2.json', import.meta.url), 'utf8'))
	);
	expect(ruleHash(readRule(second.rule))).toBe(second.ruleHash);
	expect(sealManifest(readManifest(second.manifest))).toEqual({ text: second.manifest, hash: second.manifestHash });
	expect(sealClaims(readClaims(second.claims))).toEqual({ text: second.claims, hash: second.claimsHash });
});
