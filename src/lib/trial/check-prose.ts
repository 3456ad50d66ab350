import { checkCondition } from './condition-check.ts';
import type { CheckContext } from './check-context.ts';
import { closest } from './closest.ts';
import type { Finding } from './finding.ts';
import type { Expected } from './prose-expected.ts';
import type { ParsedProse, ProseBlock } from './prose-parse.ts';

interface ProseFile {
	readonly file: string;
	readonly language: string;
	readonly parsed: ParsedProse;
}

/** One language of the prose: every block needed is there, none is unknown, its conditions hold together. */
export function checkProseFile(check: CheckContext, expected: Expected, { file, parsed }: ProseFile): Finding[] {
	const findings: Finding[] = [...parsed.findings];
	const tell = (code: string, line: number, message: string) =>
		findings.push({ code, severity: 'error', file, line, message });
	for (const [heading, line] of parsed.headings)
		if (!expected.has(heading)) {
			const near = closest(heading, [...expected.keys()]);
			tell(
				'prose/unknown-heading',
				line,
				`Nothing in scenario.yaml is called "${heading}"${near ? `: did you mean "${near}"?` : '.'}`
			);
		}
	for (const [heading, { needed }] of expected) {
		const line = parsed.headings.get(heading);
		if (line === undefined) tell('prose/missing-heading', 1, `"## ${heading}" is missing.`);
		else
			for (const block of needed)
				if (!parsed.prose[heading]?.[block])
					tell('prose/missing-block', line, `"## ${heading}" has no "### ${block}".`);
	}
	for (const block of parsed.blocks) checkBlock(check, expected, block, tell);
	return findings;
}

function checkBlock(
	{ environment, types }: CheckContext,
	expected: Expected,
	{ heading, block, line, wordings }: ProseBlock,
	tell: (code: string, line: number, message: string) => void
): void {
	const entry = expected.get(heading);
	if (entry && !entry.needed.has(block) && !entry.allowed.has(block))
		tell(
			'prose/unknown-block',
			line,
			`"## ${heading}" has no "### ${block}": expected ${[...entry.needed, ...entry.allowed].join(', ')}.`
		);
	for (const wording of wordings) {
		if (wording.text === '') tell('prose/empty', wording.line, `"### ${block}" of "${heading}" is empty.`);
		if (wording.when === undefined) continue;
		for (const { code, message } of checkCondition(environment, types, wording.when).problems)
			tell(code, wording.line, message);
	}
	if (wordings.every(({ when }) => when !== undefined))
		tell('prose/no-last-wording', line, `Every "### ${block}" of "${heading}" has a condition: the last needs none.`);
}

/** The languages agree: the same blocks, the same placeholders, a plausible length, nothing left untranslated. */
export function compareProse(files: readonly ProseFile[]): Finding[] {
	const [first, ...others] = files;
	return first ? others.flatMap((other) => [...compareTwo(first, other), ...compareTwo(other, first)]) : [];
}

function compareTwo(one: ProseFile, other: ProseFile): Finding[] {
	return one.parsed.blocks.flatMap((block) => {
		const twin = other.parsed.blocks.find((its) => its.heading === block.heading && its.block === block.block);
		if (twin) return one.file < other.file ? compareBlocks(one, block, other, twin) : [];
		if (!other.parsed.headings.has(block.heading)) return [];
		const line = other.parsed.headings.get(block.heading) ?? 1;
		return [
			said(
				'prose/missing-in-language',
				'error',
				other.file,
				line,
				`"### ${block.block}" of "${block.heading}" is in ${one.file} and not here.`
			)
		];
	});
}

function compareBlocks(one: ProseFile, block: ProseBlock, other: ProseFile, twin: ProseBlock): Finding[] {
	const name = `"### ${twin.block}" of "${twin.heading}"`;
	const findings: Finding[] = [];
	const [a, b] = [textOf(block), textOf(twin)];
	const warn = (code: string, message: string) => findings.push(said(code, 'warning', other.file, twin.line, message));
	if (JSON.stringify(placeholders(a)) !== JSON.stringify(placeholders(b)))
		findings.push(
			said('prose/placeholders', 'error', other.file, twin.line, `${name} has not the placeholders of ${one.file}.`)
		);
	if (block.wordings.length !== twin.wordings.length)
		warn(
			'prose/wordings-differ',
			`${name} has ${twin.wordings.length} wordings, ${block.wordings.length} in ${one.file}.`
		);
	if (a === b && a.length >= 20 && /\p{L}{4}/u.test(a))
		findings.push(
			said(
				'prose/untranslated',
				'error',
				other.file,
				twin.line,
				`${name} reads the same as in ${one.file}: it is not translated.`
			)
		);
	const ratio = a.length / Math.max(1, b.length);
	if (Math.max(a.length, b.length) >= 120 && (ratio > 2.5 || ratio < 0.4))
		warn('prose/length', `${name} has ${b.length} letters, ${a.length} in ${one.file}: is something missing?`);
	return findings;
}

const textOf = ({ wordings }: ProseBlock): string => wordings.map(({ text }) => text).join('\n');

const placeholders = (text: string): string[] => (text.match(/\{[a-z_]+\}/g) ?? []).sort();

const said = (code: string, severity: Finding['severity'], file: string, line: number, message: string): Finding => ({
	code,
	severity,
	file,
	line,
	message
});
