import type { Token } from 'marked';
import { errorAt, type Finding } from '../authoring/finding.ts';
import { idAndTitle, isBlockToken, type BlockToken } from './block-extension.ts';
import { isCitationToken } from './citation-extension.ts';
import type { Lesson } from './lesson.ts';
import { isPartHeading } from './part-heading.ts';
import { isTermToken } from './term-extension.ts';
import { isHeading } from './token-walk.ts';

/**
 * What each language of a lesson must have in the same order: headings, our blocks, lists, tables and quotations.
 * Paragraphs may be cut differently. The sources cited and the terms come last, because word order moves them.
 * @param every the same tokens with all that is inside them
 */
export function skeletonOf(tokens: readonly Token[], every: readonly Token[]): readonly string[] {
	const cited = every.filter(isCitationToken).map(({ source }) => `citation of ${source}`);
	const terms = every.filter(isTermToken).map(({ term }) => `term ${term}`);
	return [...tokens.flatMap(boneOf), ...[...new Set(cited)].sort(), ...[...new Set(terms)].sort()];
}

function boneOf(token: Token): readonly string[] {
	if (isPartHeading(token)) return [`heading ## {${token.part}}`];
	if (isHeading(token)) return [`heading ${'#'.repeat(token.depth)}`];
	if (isBlockToken(token)) return [boneOfBlock(token)];
	return ['list', 'table', 'blockquote', 'code'].includes(token.type) ? [token.type] : [];
}

/** Titles are translated, ids and names of files are not. */
function boneOfBlock({ name, argument }: BlockToken): string {
	if (name === 'case' || name === 'compare') return name;
	return `${name} ${name === 'checklist' ? idAndTitle(argument).id : argument}`.trim();
}

/** Where a lesson first differs in structure from the French one. */
export function differenceFindings(file: string, lesson: Lesson, french: Lesson): readonly Finding[] {
	if (lesson.head.objectives.length !== french.head.objectives.length)
		return [differs(file, `${lesson.head.objectives.length} objectives, ${french.head.objectives.length} in French`)];
	const length = Math.max(lesson.skeleton.length, french.skeleton.length);
	for (let index = 0; index < length; index += 1) {
		const here = lesson.skeleton[index] ?? 'nothing';
		const there = french.skeleton[index] ?? 'nothing';
		if (here !== there) return [differs(file, `block ${index + 1} is ${here}, in French ${there}`)];
	}
	return [];
}

const differs = (file: string, message: string): Finding =>
	errorAt(file, 1, 'lesson/languages-differ', `The languages have different blocks: ${message}.`);
