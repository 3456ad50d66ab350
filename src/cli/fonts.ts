/**
 * Cuts the packaged fonts to the letters and weights the pages use, into src/lib/ui/fonts, and to those that Typst sets
 * documents with, into src/lib/server/pdf/fonts: one file a weight, as it reads no variable fonts.
 * Run it after an update of a font package: `node src/cli/fonts.ts`. The results are committed, so a build needs no
 * subsetter; their licences (SIL OFL 1.1) are committed beside them.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

interface Cut {
	readonly from: string;
	readonly to: string;
	readonly letters: string;
	readonly weight?: { readonly min: number; readonly max: number };
}

const range = (from: number, to: number): string =>
	Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

const latin = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸ–—‘’‚“”„†•…‰‹›€→←↑↓−≤≥\u2009\u2011\u202f`;
const arabic = `${range(0x600, 0x6ff)}\u200c\u200d\ufdfa\ufdf2`;

const packages = new URL('../../node_modules/', import.meta.url);
const fonts = new URL('../lib/ui/fonts/', import.meta.url);
const sheetFonts = new URL('../lib/server/pdf/fonts/', import.meta.url);

const cuts: readonly Cut[] = [
	{
		from: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
		to: 'sans.woff2',
		letters: latin,
		weight: { min: 400, max: 600 }
	},
	{
		from: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
		to: 'serif.woff2',
		letters: latin,
		weight: { min: 400, max: 600 }
	},
	{
		from: '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2',
		to: 'arabic.woff2',
		letters: arabic
	},
	{
		from: '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-400-normal.woff2',
		to: 'arabic-latin.woff2',
		letters: latin
	}
];

const serif = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';
const arabicOf = (weight: number) =>
	`@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-${weight}-normal.woff2`;

const sheetCuts: readonly Cut[] = [400, 600].flatMap((weight) => [
	{ from: serif, to: `serif-${weight}.ttf`, letters: latin, weight: { min: weight, max: weight } },
	{ from: arabicOf(weight), to: `arabic-${weight}.ttf`, letters: arabic }
]);

const licences = {
	'@fontsource-variable/inter/LICENSE': 'LICENSE-inter.txt',
	'@fontsource-variable/source-serif-4/LICENSE': 'LICENSE-source-serif-4.txt',
	'@fontsource/ibm-plex-sans-arabic/LICENSE': 'LICENSE-ibm-plex-sans-arabic.txt'
};

const kept = ['kern', 'liga', 'rlig', 'calt', 'rclt', 'ccmp', 'locl', 'mark', 'mkmk', 'init', 'medi', 'fina', 'isol'];

async function cut({ from, to, letters, weight }: Cut, folder: URL, targetFormat: 'woff2' | 'sfnt'): Promise<void> {
	const whole = await readFile(new URL(from, packages));
	const part = await subsetFont(whole, letters, {
		targetFormat,
		keepFeatures: kept,
		noHinting: true,
		...(weight ? { variationAxes: { wght: pinned(weight) } } : {})
	});
	await writeFile(new URL(to, folder), part);
	console.log(`${to}\t${part.length} bytes`);
}

const pinned = ({ min, max }: { min: number; max: number }) => (min === max ? min : { min, max });

for (const one of cuts) await cut(one, fonts, 'woff2');
for (const one of sheetCuts) await cut(one, sheetFonts, 'sfnt');
for (const [from, to] of Object.entries(licences)) await copyFile(new URL(from, packages), new URL(to, fonts));
