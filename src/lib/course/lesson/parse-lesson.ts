import type { Token } from 'marked';
import { errorAt, type Finding } from '../authoring/finding.ts';
import { isBlockToken, type BlockToken } from './block-extension.ts';
import { bodyFindings, placedTokens, type PlacedToken } from './body-findings.ts';
import { isCitationToken } from './citation-extension.ts';
import { splitLesson } from './front-matter.ts';
import type { Lesson, LessonContext, OutlineEntry } from './lesson.ts';
import { mediaOf } from './media.ts';
import { markdownLimitFindings } from './markdown-limits.ts';
import { lexLesson, renderParts } from './render-lesson.ts';
import { skeletonOf } from './skeleton.ts';
import { readLink, sectionId } from './strict-renderer.ts';
import { isTermToken } from './term-extension.ts';
import { everyToken, isHeading, isLink, plainText } from './token-walk.ts';

export interface ParsedLesson {
	/** Absent when the text could not be read at all. */
	readonly lesson?: Lesson;
	/** The headings that its links lead to, and the line of each link. */
	readonly anchors?: readonly LessonAnchor[];
	readonly findings: readonly Finding[];
}

/** A heading that a link leads to, of this lesson where none is named. */
export interface LessonAnchor {
	readonly lesson: string | undefined;
	readonly anchor: string;
	readonly line: number;
}

/**
 * How fast adults read aloud in their own language: Trauzettel-Klosinski and Dietz, « Standardized assessment of reading
 * performance » (IReST), Investigative Ophthalmology & Visual Science 53 (2012). In silence they read faster, a text of
 * law slower.
 */
const wordsPerMinute = { fr: 195, ar: 138, en: 228 } as const;

/** Reads a lesson in one language: what to mend, and the lesson rendered with the strict renderer. */
export function parseLesson(text: string, file: string, context: LessonContext): ParsedLesson {
	const limits = markdownLimitFindings(text, file, 1);
	if (limits.length > 0) return { findings: limits };
	const split = splitLesson(text, file);
	if ('findings' in split) return { findings: split.findings };
	const tokens = lexLesson(split.body);
	const every = everyToken(tokens);
	const placed = [...placedTokens(tokens, split.bodyLine)];
	const findings = bodyFindings(placed, file, context);
	const words = countWords(plainText(tokens));
	const empty = words === 0 ? [errorAt(file, split.bodyLine, 'lesson/empty', 'The lesson has no text.')] : [];
	const citations = citationsOf(every, context);
	return {
		findings: [...findings, ...empty],
		anchors: placed.flatMap(anchorOf),
		lesson: {
			head: split.head,
			parts: renderParts(tokens, citations, context),
			outline: outlineOf(every),
			citations,
			terms: termsOf(every, context),
			media: shownMedia(tokens, context),
			reflections: reflectionsOf(tokens),
			words,
			readingMinutes: Math.max(1, Math.ceil(words / wordsPerMinute[context.language])),
			skeleton: skeletonOf(tokens, every)
		}
	};
}

function anchorOf({ token, line }: PlacedToken): readonly LessonAnchor[] {
	const link = isLink(token) ? readLink(token.href) : undefined;
	if (!link || 'address' in link || link.anchor === undefined) return [];
	return [{ lesson: link.lesson, anchor: link.anchor, line }];
}

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function citationsOf(tokens: readonly Token[], { sources }: LessonContext): readonly string[] {
	const cited = tokens.flatMap((token) => {
		if (isCitationToken(token)) return [token.source];
		return isBlockToken(token) && token.name === 'law' ? [token.argument] : [];
	});
	return [...new Set(cited)].filter((source) => sources.has(source));
}

const termsOf = (tokens: readonly Token[], { terms }: LessonContext): readonly string[] => {
	const used = tokens.filter(isTermToken).map(({ term }) => term);
	return [...new Set(used)].filter((id) => terms.get(id)?.definition !== undefined);
};

const shownMedia = (tokens: readonly Token[], context: LessonContext): readonly string[] =>
	tokens.filter(isBlockToken).flatMap((block) => filesOf(block, context));

function filesOf({ name, argument }: BlockToken, { language, media }: LessonContext): readonly string[] {
	if (name !== 'figure' && name !== 'video' && name !== 'audio') return [];
	const { found, captions } = mediaOf(name, argument, language, media);
	return captions !== undefined && media.has(captions) ? [...found, captions] : found;
}

const outlineOf = (tokens: readonly Token[]): readonly OutlineEntry[] =>
	tokens
		.filter(isHeading)
		.map(({ depth, tokens: inside }, index) => ({ id: sectionId(index + 1), level: depth, text: plainText(inside) }));

const reflectionsOf = (tokens: readonly Token[]): Lesson['reflections'] =>
	tokens
		.filter(isBlockToken)
		.filter(({ name }) => name === 'reflection' || name === 'your-case')
		.map(({ name, argument, tokens: inside }) => ({
			id: argument,
			prompt: plainText(inside).trim(),
			ownCase: name === 'your-case'
		}));
