import type { ProseFile } from './check-prose.ts';
import type { Finding } from '../scenario/finding.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import type { ProseBlock } from '../scenario/prose-parse.ts';
import { numbersOfSource, tokensIn, type Tokens } from '../scenario/prose-tokens.ts';
import type { Structure } from '../scenario/schema-scenario.ts';
import { sourcesOf } from '../scenario/sources.ts';

interface Comparing {
	readonly exhibits: ReadonlySet<string>;
	readonly articles: ReadonlySet<string>;
}

/** The languages agree with the first: the same blocks, the same placeholders, a plausible length, nothing untranslated. */
export function compareProse(structure: Structure, files: readonly ProseFile[]): Finding[] {
	const comparing: Comparing = {
		exhibits: new Set(Object.keys(structure.exhibits)),
		articles: new Set(sourcesOf(structure).flatMap(numbersOfSource))
	};
	const [first, ...others] = files;
	const twins = first ? others.flatMap((other) => compareTwo(comparing, first, other)) : [];
	return [...twins, ...files.flatMap(foreignScript)];
}

function compareTwo(comparing: Comparing, one: ProseFile, other: ProseFile): Finding[] {
	const [here, there] = [blocksOf(one), blocksOf(other)];
	return [
		...absentFrom(other, one, there),
		...absentFrom(one, other, here),
		...one.parsed.blocks.flatMap((block) => {
			const twin = there.get(keyOf(block));
			return twin ? compareBlocks(comparing, { one, block }, { other, twin }) : [];
		})
	];
}

const keyOf = ({ heading, block }: ProseBlock): string => `${heading}\n${block}`;
const blocksOf = ({ parsed }: ProseFile): ReadonlyMap<string, ProseBlock> =>
	new Map(parsed.blocks.map((block) => [keyOf(block), block]));

/** Blocks of another language that this one lacks, where it has their heading. */
function absentFrom(file: ProseFile, other: ProseFile, blocks: ReadonlyMap<string, ProseBlock>): Finding[] {
	return other.parsed.blocks.flatMap((block) => {
		const line = file.parsed.headings.get(block.heading);
		if (blocks.has(keyOf(block)) || line === undefined) return [];
		const message = `"### ${block.block}" of "${block.heading}" is in ${other.file} and not here.`;
		return [said('prose/missing-in-language', 'error', file.file, line, message)];
	});
}

function compareBlocks(
	comparing: Comparing,
	{ one, block }: { one: ProseFile; block: ProseBlock },
	{ other, twin }: { other: ProseFile; twin: ProseBlock }
): Finding[] {
	const name = `"### ${twin.block}" of "${twin.heading}"`;
	const [a, b] = [textOf(block), textOf(twin)];
	const tell = (code: string, severity: Finding['severity'], message: string) =>
		said(code, severity, other.file, twin.line, message);
	const tokens = tokenDifferences(tokensOf(comparing, a), tokensOf(comparing, b));
	const findings = tokens.map((difference) =>
		tell('prose/placeholders', 'error', `${name} ${difference}, compared with ${one.file}.`)
	);
	if (block.wordings.length !== twin.wordings.length)
		findings.push(
			tell(
				'prose/wordings-differ',
				'warning',
				`${name} has ${twin.wordings.length} wordings, ${block.wordings.length} in ${one.file}.`
			)
		);
	const same = sameSentence(a, b);
	if (same !== null)
		findings.push(
			tell('prose/untranslated', 'error', `${name} is not translated: it says "${same}" as ${one.file} does.`)
		);
	const ratio = (b.length * usualLength[one.language]) / Math.max(1, a.length * usualLength[other.language]);
	if (Math.max(a.length, b.length) >= 120 && (ratio > longest || ratio < shortest))
		findings.push(
			tell(
				'prose/length',
				'warning',
				`${name} has ${b.length} letters, ${a.length} in ${one.file}: is something missing?`
			)
		);
	return findings;
}

const textOf = ({ wordings }: ProseBlock): string => wordings.map(({ text }) => text).join('\n');

const tokensOf = ({ exhibits, articles }: Comparing, text: string): Tokens => tokensIn(text, exhibits, articles);

/** What a translation lacks or has too much, in words. */
function tokenDifferences(one: Tokens, other: Tokens): string[] {
	const kinds = [
		['exhibit', one.exhibits, other.exhibits],
		['article', one.articles, other.articles],
		['placeholder', one.names, other.names]
	] as const;
	return kinds.flatMap(([kind, wanted, found]) => {
		const lacks = wanted.filter((token) => !found.includes(token));
		const adds = found.filter((token) => !wanted.includes(token));
		return [
			...(lacks.length > 0 ? [`lacks the ${kind} ${lacks.join(', ')}`] : []),
			...(adds.length > 0 ? [`has the ${kind} ${adds.join(', ')} too much`] : [])
		];
	});
}

/** How long the same text is, in letters, where French takes 1: measured on « Villa des Jasmins ». */
const usualLength: Readonly<Record<ScenarioLanguage, number>> = { fr: 1, en: 1, ar: 0.75 };
/** Beyond what a faithful translation ever had there (0.68 to 1.52). */
const [shortest, longest] = [0.45, 2.2];

/** So many words the same are no longer a name that all languages share. */
const fewWords = 4;

/** The first line that reads the same in two languages and is more than a few words. */
function sameSentence(a: string, b: string): string | null {
	const lines = new Set(a.split('\n').map((line) => line.trim()));
	const same = b
		.split('\n')
		.map((line) => line.trim())
		.find((line) => wordsIn(line).length >= fewWords && lines.has(line));
	return same === undefined ? null : wordsIn(same).slice(0, 6).join(' ');
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => /\p{L}/u.test(word));

/** A text whose words are mostly not in the script of its language. */
function foreignScript({ file, language, parsed }: ProseFile): Finding[] {
	return parsed.blocks.flatMap((block) => {
		const words = wordsIn(textOf(block));
		const own = words.filter((word) => /\p{Script=Arabic}/u.test(word) === (language === 'ar'));
		if (words.length < fewWords || own.length * 2 >= words.length) return [];
		const message = `"### ${block.block}" of "${block.heading}" is not written in the script of "${language}": it is not translated.`;
		return [said('prose/untranslated', 'error', file, block.line, message)];
	});
}

const said = (code: string, severity: Finding['severity'], file: string, line: number, message: string): Finding => ({
	code,
	severity,
	file,
	line,
	message
});
