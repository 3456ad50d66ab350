import type { FindingCode } from '../authoring/finding-codes.ts';

/** What is wrong with a question, and where in it. */
export interface Problem {
	readonly code: FindingCode;
	readonly message: string;
	/** From the question on. */
	readonly path: readonly (string | number)[];
	readonly warning: boolean;
}

/** Something that stops the publication. */
export const problem = (code: FindingCode, message: string, path: Problem['path'] = []): Problem => ({
	code,
	message,
	path,
	warning: false
});

/** Something that works but makes a poor question. */
export const weakness = (code: FindingCode, message: string, path: Problem['path'] = []): Problem => ({
	...problem(code, message, path),
	warning: true
});
