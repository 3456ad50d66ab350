import type { Token } from 'marked';
import { addressProblem } from '../authoring/address-problem.ts';
import { errorAt, type Finding } from '../authoring/finding.ts';
import { idAndTitle, isBlockToken } from './block-extension.ts';
import { blockProblems, sourceProblems, type Problem } from './block-findings.ts';
import { isCitationToken } from './citation-extension.ts';
import type { LessonContext } from './lesson.ts';
import { partFindings } from './part-findings.ts';
import { allowedHref } from './strict-renderer.ts';
import { isTermToken } from './term-extension.ts';
import { childrenOf, everyToken, isHeading, isLink } from './token-walk.ts';

/** Where a token stands: the line of the block it is in, then the line of its own text within that block. */
export interface PlacedToken {
	readonly token: Token;
	readonly line: number;
	/** Directly in the lesson, not in a list, a quotation or another block. */
	readonly outermost: boolean;
}

/** Every token of a lesson with its line. */
export function* placedTokens(tokens: readonly Token[], firstLine: number): Generator<PlacedToken> {
	let line = firstLine;
	for (const outer of tokens) {
		yield { token: outer, line, outermost: true };
		let from = 0;
		for (const token of everyToken(childrenOf(outer))) {
			const found = outer.raw.indexOf(token.raw.trim().split('\n', 1)[0] ?? '', from);
			if (found >= 0) from = found;
			yield { token, line: line + newlines(outer.raw.slice(0, from)), outermost: false };
		}
		line += newlines(outer.raw);
	}
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** What an author has to mend in the body of a lesson. */
export function bodyFindings(placed: readonly PlacedToken[], file: string, context: LessonContext): readonly Finding[] {
	const findings = placed.flatMap(({ token, line, outermost }) =>
		problemsOf(token, outermost, context).map(([code, message]) => errorAt(file, line, code, message))
	);
	return [...findings, ...headingFindings(placed, file), ...partFindings(placed, file), ...repeatedIds(placed, file)];
}

function problemsOf(token: Token, outermost: boolean, context: LessonContext): readonly Problem[] {
	if (token.type === 'html') return [['lesson/raw-html', `Raw HTML is not allowed: ${token.raw.trim().slice(0, 60)}`]];
	if (token.type === 'image') return [['lesson/image', 'A picture stands in a block of its own: ::: figure.']];
	if (isLink(token)) return allowedHref(token.href, context) === undefined ? [linkProblem(token.href)] : [];
	if (isCitationToken(token)) return sourceProblems(token.source, context);
	if (isTermToken(token)) return termProblems(token.term, context);
	return isBlockToken(token) ? blockProblems(token, outermost, context) : [];
}

function linkProblem(href: string): Problem {
	if (href.startsWith('https://')) return ['content/address', `${href.slice(0, 80)}: ${addressProblem(href) ?? ''}`];
	return href.startsWith('lesson:')
		? ['content/unknown-lesson', `No lesson has the id ${href.slice('lesson:'.length)}.`]
		: ['lesson/link', `A link leads to https: or lesson:, not to ${href.slice(0, 80)}`];
}

const termProblems = (id: string, { terms }: LessonContext): readonly Problem[] => {
	const term = terms.get(id);
	if (!term) return [['lesson/unknown-term', `The glossary has no term ${id}.`]];
	return term.definition ? [] : [['lesson/term-undefined', `The glossary does not say what ${id} means.`]];
};

function headingFindings(placed: readonly PlacedToken[], file: string): readonly Finding[] {
	let before = 1;
	const findings: Finding[] = [];
	for (const { token, line } of placed) {
		if (!isHeading(token)) continue;
		if (token.depth === 1)
			findings.push(errorAt(file, line, 'lesson/heading', 'Headings begin with ##; the title is the front matter’s.'));
		else if (token.depth > before + 1)
			findings.push(
				errorAt(file, line, 'lesson/heading', `A heading of level ${token.depth} follows one of ${before}.`)
			);
		before = Math.max(token.depth, 1);
	}
	return findings;
}

/** What is written is kept under the id of its block, and a checklist is reached by its own. */
function repeatedIds(placed: readonly PlacedToken[], file: string): readonly Finding[] {
	const seen = new Set<string>();
	return placed.flatMap(({ token, line }) => {
		if (!isBlockToken(token) || !['reflection', 'your-case', 'checklist'].includes(token.name)) return [];
		const { id } = idAndTitle(token.argument);
		const repeated = seen.has(id);
		seen.add(id);
		return repeated ? [errorAt(file, line, 'content/duplicate-id', `Two blocks are called ${id}.`)] : [];
	});
}
