import type { Finding } from './finding.ts';
import type { Prose, Wording } from './prose-types.ts';

/** Where each block of a prose file stands, for findings. */
export interface ProseBlock {
	readonly heading: string;
	readonly block: string;
	readonly line: number;
	readonly wordings: readonly (Wording & { readonly line: number })[];
}

export interface ParsedProse {
	readonly prose: Prose;
	readonly blocks: readonly ProseBlock[];
	readonly headings: ReadonlyMap<string, number>;
	readonly findings: readonly Finding[];
}

interface RawBlock {
	readonly heading: string;
	readonly name: string;
	readonly when: string | undefined;
	readonly line: number;
	readonly lines: string[];
}

/**
 * Reads a prose file: `## heading` names an id, `### block` or `### block {when: condition}` opens a wording, the lines
 * below are its text. Repeated `### hint` become `hint 1`, `hint 2` … Findings tell what does not fit, by line.
 */
export function parseProse(file: string, text: string): ParsedProse {
	const findings: Finding[] = [];
	const tell = (code: string, line: number, message: string) =>
		findings.push({ code, severity: 'error', file, line, message });
	const headings = new Map<string, number>();
	const raw = readBlocks(text, headings, tell);
	const blocks = groupWordings(raw, tell);
	return { prose: asProse(blocks), blocks, headings, findings };
}

type Tell = (code: string, line: number, message: string) => void;

function readBlocks(text: string, headings: Map<string, number>, tell: Tell): RawBlock[] {
	const blocks: RawBlock[] = [];
	let heading: string | null = null;
	let block: RawBlock | null = null;
	text.split(/\r?\n/).forEach((content, at) => {
		const line = at + 1;
		const section = /^##\s+(.*?)\s*$/.exec(content)?.[1];
		const title = /^###\s+(.*?)\s*$/.exec(content)?.[1];
		if (section !== undefined) {
			heading = section;
			block = null;
			openHeading(section, line, headings, tell);
		} else if (title !== undefined) {
			block = heading === null ? null : openBlock(heading, title, line, tell);
			if (block) blocks.push(block);
			else if (heading === null) tell('prose/block-without-heading', line, `"### ${title}" stands before any "## id".`);
		} else if (block) block.lines.push(content);
		else if (content.trim() !== '' && !content.startsWith('# ') && !content.startsWith('<!--'))
			tell(
				'prose/text-outside-block',
				line,
				'Text stands outside any "### block": put it under one, such as "### text".'
			);
	});
	return blocks;
}

function openHeading(heading: string, line: number, headings: Map<string, number>, tell: Tell): void {
	const before = headings.get(heading);
	if (before === undefined) headings.set(heading, line);
	else tell('prose/duplicate-heading', line, `"## ${heading}" already stands at line ${before}: keep one of them.`);
}

function openBlock(heading: string, title: string, line: number, tell: Tell): RawBlock | null {
	const parts = /^([a-z]+(?: [a-z-]+)?)(?:\s*\{when:\s*(.+?)\s*\})?$/.exec(title);
	if (parts?.[1]) return { heading, name: parts[1], when: parts[2], line, lines: [] };
	tell('prose/block-malformed', line, `Expected "### name" or "### name {when: condition}", found "### ${title}".`);
	return null;
}

function groupWordings(raw: readonly RawBlock[], tell: Tell): ProseBlock[] {
	const groups = new Map<
		string,
		{ heading: string; block: string; line: number; wordings: (Wording & { line: number })[] }
	>();
	const hints = new Map<string, number>();
	for (const one of raw) {
		const block = one.name === 'hint' ? `hint ${(hints.get(one.heading) ?? 0) + 1}` : one.name;
		if (one.name === 'hint' && one.when === undefined) hints.set(one.heading, (hints.get(one.heading) ?? 0) + 1);
		const key = `${one.heading}\n${block}`;
		const group = groups.get(key) ?? { heading: one.heading, block, line: one.line, wordings: [] };
		groups.set(key, group);
		if (group.wordings.some(({ when }) => when === undefined))
			tell(
				'prose/duplicate-block',
				one.line,
				`"### ${one.name}" of "${one.heading}" comes after a wording without {when}: it would never be read.`
			);
		group.wordings.push({ ...wordingOf(one), line: one.line });
	}
	return [...groups.values()];
}

const wordingOf = ({ when, lines }: RawBlock): Wording => {
	const text = lines.join('\n').trim();
	return when === undefined ? { text } : { when, text };
};

function asProse(blocks: readonly ProseBlock[]): Prose {
	const prose = new Map<string, Map<string, readonly Wording[]>>();
	for (const { heading, block, wordings } of blocks) {
		const section = prose.get(heading) ?? new Map<string, readonly Wording[]>();
		section.set(
			block,
			wordings.map(({ when, text }) => (when === undefined ? { text } : { when, text }))
		);
		prose.set(heading, section);
	}
	return Object.fromEntries([...prose].map(([heading, section]) => [heading, Object.fromEntries(section)]));
}
