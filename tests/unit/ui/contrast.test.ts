import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src/lib/ui/styles/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

/** Every colour token of the root, as it is in each theme. */
function readTokens(text: string): Map<string, Record<Theme, string>> {
	const tokens = new Map<string, Record<Theme, string>>();
	for (const [, name = '', light = '', dark = ''] of text.matchAll(
		/(--[\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g
	))
		tokens.set(name, { light, dark });
	for (const [, name = '', colour = ''] of text.matchAll(/(--[\w-]+):\s*(#[\da-f]{6});/g))
		tokens.set(name, { light: colour, dark: colour });
	return tokens;
}

const tokens = readTokens(css);

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

function of(name: string, theme: Theme): string {
	const token = tokens.get(name);
	if (!token) throw new Error(`tokens.css names no colour ${name}`);
	return token[theme];
}

const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
	['--ink', ['--paper', '--card', '--sand', '--justice-soft', '--oxblood-soft', '--olive-soft', '--amber-soft']],
	['--ink', ['--room-wall', '--room-panel', '--room-floor']],
	['--ink-soft', ['--paper', '--card', '--justice-soft', '--oxblood-soft', '--olive-soft', '--amber-soft', '--sand']],
	['--justice', ['--paper', '--card', '--justice-soft', '--oxblood-soft', '--olive-soft', '--amber-soft']],
	['--justice', ['--room-wall', '--room-floor']],
	['--oxblood', ['--paper', '--card', '--oxblood-soft']],
	['--olive', ['--paper', '--card', '--olive-soft']],
	['--amber', ['--paper', '--card', '--amber-soft']],
	['--on-strong', ['--justice-strong', '--justice-stronger', '--oxblood-strong', '--room-wood']]
];

const controls: readonly (readonly [edge: string, grounds: readonly string[]])[] = [
	['--edge', ['--paper', '--card']],
	['--justice', ['--paper', '--card', '--justice-soft']],
	['--oxblood', ['--paper', '--card', '--oxblood-soft']],
	['--olive', ['--paper', '--card']],
	['--justice-strong', ['--paper', '--card']],
	['--oxblood-strong', ['--paper', '--card']],
	['--figure', ['--room-wall', '--room-floor', '--room-panel']]
];

for (const theme of ['light', 'dark'] as const) {
	describe(`in the ${theme} theme`, () => {
		for (const [text, grounds] of texts)
			for (const ground of grounds)
				it(`${text} is read on ${ground} at 4.5:1 or better`, () => {
					expect(contrast(of(text, theme), of(ground, theme))).toBeGreaterThanOrEqual(4.5);
				});
		for (const [edge, grounds] of controls)
			for (const ground of grounds)
				it(`${edge} is seen on ${ground} at 3:1 or better`, () => {
					expect(contrast(of(edge, theme), of(ground, theme))).toBeGreaterThanOrEqual(3);
				});
	});
}

it('knows the contrast of black on white', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
