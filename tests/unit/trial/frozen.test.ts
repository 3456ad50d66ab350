import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundleText, compileBundleText, compileScenario, debrief, replay, view } from '#lib/trial/index.ts';
import { canonicalJson, sha256Hex } from '#lib/records/index.ts';
import type { TrialEvent } from '#lib/trial/index.ts';

const hashOf = (value: unknown): string => sha256Hex(canonicalJson(value));

/** Frozen on the day format 1 was released: this folder may be added to, never edited. */
const folder = 'tests/fixtures/frozen/trials';
const text = readFileSync(`${folder}/stub-case-1.bundle.json`, 'utf8');

interface FrozenLog {
	readonly role: string;
	readonly variant: string;
	readonly events: readonly TrialEvent[];
	readonly ending: string;
	readonly case: string;
	readonly taken: string;
}
const frozen: { bundle: string; structure: string; logs: FrozenLog[] } = JSON.parse(
	readFileSync(`${folder}/stub-case-1.logs.json`, 'utf8')
);

describe('a bundle of format 1', () => {
	const scenario = compileBundleText(text);

	it('parses for ever, to the same hashes, the same bytes and the same order', () => {
		expect(scenario.hash).toBe(frozen.bundle);
		expect(scenario.structureHash).toBe(frozen.structure);
		expect(bundleText(scenario.bundle)).toBe(text);
		expect(compileScenario(scenario.bundle).hash).toBe(frozen.bundle);
	});

	it.each(frozen.logs)('replays the log of the $role in the variant $variant to the same state', (log) => {
		const state = replay(scenario, log.events);
		expect(state.ending).toBe(log.ending);
		expect(hashOf(state.case)).toBe(log.case);
		expect(hashOf(state.taken)).toBe(log.taken);
		expect(debrief(scenario, state, 'ar').steps.length).toBeGreaterThan(0);
		expect(view(scenario, state, 'public', 'en').ending?.id).toBe(log.ending);
	});
});
