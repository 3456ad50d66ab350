import type { FindingCode } from './finding-codes.ts';

/** One thing that an author has to mend (error) or may want to look at (warning). */
export interface Finding {
	readonly code: FindingCode;
	readonly severity: 'error' | 'warning';
	/** Relative to the content folder, with `/`. */
	readonly file: string;
	/** From 1. */
	readonly line: number;
	readonly message: string;
}

/** Something that stops the publication of the content. */
export const errorAt = (file: string, line: number, code: FindingCode, message: string): Finding => ({
	code,
	severity: 'error',
	file,
	line,
	message
});

/** Something that works but looks unintended. */
export const warningAt = (file: string, line: number, code: FindingCode, message: string): Finding => ({
	...errorAt(file, line, code, message),
	severity: 'warning'
});

/** Whether nothing here stops the publication. */
export const holds = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'error');
