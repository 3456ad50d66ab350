import { errorAt, type Finding } from './finding.ts';

/** UTF-16 units; the largest real file is about a fifth of it. */
export const yamlLimit = 2_000_000;
const depthLimit = 16;
const indentLimit = 64;

/**
 * What must be refused before the YAML parser sees it: size, depth of flow collections, runs of block markers on a line
 * and complex keys, each of which makes the parser take minutes or overflow its stack.
 */
export function yamlLimitFindings(text: string, file: string): readonly Finding[] {
	if (text.length > yamlLimit)
		return [errorAt(file, 1, 'content/too-big', `The file is longer than ${yamlLimit} characters.`)];
	const tooDeep = text.split('\n').findIndex((line) => lineIsTooDeep(line));
	const flow = flowTooDeepAt(text);
	const line = tooDeep >= 0 ? tooDeep + 1 : flow;
	return line === undefined
		? []
		: [errorAt(file, line, 'content/too-deep', `Nested deeper than ${depthLimit} levels.`)];
}

function lineIsTooDeep(line: string): boolean {
	const prefix = /^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? '';
	const markers = prefix.match(/[-?:]/g)?.length ?? 0;
	return markers > depthLimit || prefix.includes('?') || (prefix.length > indentLimit && line.trim() !== '');
}

/** The line where brackets are open deeper than the limit; brackets inside texts count too, and close themselves. */
function flowTooDeepAt(text: string): number | undefined {
	let depth = 0;
	let line = 1;
	for (const char of text) {
		if (char === '\n') line += 1;
		else if (char === '[' || char === '{') depth += 1;
		else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
		if (depth > depthLimit) return line;
	}
	return undefined;
}
