import { checkCondition } from '../scenario/condition-check.ts';
import type { CheckContext } from './check-context.ts';
import { closest } from '../scenario/closest.ts';
import type { Finding } from '../scenario/finding.ts';
import type { ScenarioLanguage } from '../scenario/ids.ts';
import { markupIn } from '../scenario/markup.ts';
import type { Expected } from './prose-expected.ts';
import type { ParsedProse, ProseBlock } from '../scenario/prose-parse.ts';

export interface ProseFile {
	readonly file: string;
	readonly language: ScenarioLanguage;
	readonly parsed: ParsedProse;
}

/** How many unknown headings are told of one file: looking for the nearest name takes time. */
const mostUnknown = 100;

/** One language of the prose: every block needed is there, none is unknown, its conditions hold together. */
export function checkProseFile(check: CheckContext, expected: Expected, { file, parsed }: ProseFile): Finding[] {
	const findings: Finding[] = [...parsed.findings];
	const tell = (code: string, line: number, message: string) =>
		findings.push({ code, severity: 'error', file, line, message });
	const unknown = [...parsed.headings].filter(([heading]) => !expected.has(heading));
	for (const [heading, line] of unknown.slice(0, mostUnknown)) {
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
		const markup = markupIn(wording.text);
		if (markup)
			tell(
				'prose/markup',
				wording.line + 1 + markup.line,
				`"${markup.found}" would be shown as it stands: prose is plain paragraphs, without HTML or Markdown signs.`
			);
		if (wording.when === undefined) continue;
		for (const { code, message } of checkCondition(environment, types, wording.when).problems)
			tell(code, wording.line, message);
	}
	if (wordings.every(({ when }) => when !== undefined))
		tell('prose/no-last-wording', line, `Every "### ${block}" of "${heading}" has a condition: the last needs none.`);
}
