import type { ContentFiles, FindingCode } from '#lib/course/index.ts';
import { brokenContent } from './small-content.ts';

/** A content folder with one thing wrong, and where the check has to say so. */
export interface Broken {
	readonly code: FindingCode;
	readonly what: string;
	readonly files: ContentFiles;
	readonly file: string;
	readonly line: number;
}

export const course = 'petit/course.yaml';
export const questions = 'petit/questions.yaml';
export const lesson = 'petit/un/voir.fr.md';

/** The small content with a text of one file replaced. */
export const broken = (
	code: FindingCode,
	what: string,
	[file, from, to]: readonly [string, string, string],
	line: number
): Broken => ({ code, what, files: brokenContent(file, from, to), file, line });
