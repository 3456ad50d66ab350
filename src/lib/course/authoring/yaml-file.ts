import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { yamlMistakes } from '#lib/yaml-mistakes.ts';
import { errorAt, type Finding } from './finding.ts';
import { yamlLimitFindings } from './yaml-limits.ts';

/** A YAML text as data, which still knows on which line each part stands. */
export interface YamlFile {
	readonly file: string;
	readonly value: unknown;
	/** The line of the part at this path, or of the nearest part around it that exists. */
	lineOf(path: readonly (string | number)[]): number;
}

export type ReadYaml = { readonly yaml: YamlFile } | { readonly findings: readonly Finding[] };

/**
 * Reads a YAML text.
 * @param firstLine the line of the file on which the text begins, for a front matter
 */
export function readYaml(text: string, file: string, firstLine = 1): ReadYaml {
	const limits = yamlLimitFindings(text, file);
	if (limits.length > 0) return { findings: limits };
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
	const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
	const mistakes = yamlMistakes([...document.errors, ...document.warnings], (offset) => lines.linePos(offset));
	if (mistakes.length > 0)
		return {
			findings: mistakes.map(({ line, column, message }) =>
				errorAt(file, line + firstLine - 1, 'content/yaml', `Column ${column}: ${message}`)
			)
		};
	const plain = plainValue(document);
	if ('problem' in plain) return { findings: [errorAt(file, firstLine, 'content/yaml', plain.problem)] };
	return { yaml: { file, value: plain.value, lineOf: (path) => lineAt(offsetOf(document, path)) } };
}

/** Dates stay text: the core schema reads none. Aliases that lead nowhere, or multiply, are found only now. */
function plainValue(document: Document): { readonly value: unknown } | { readonly problem: string } {
	try {
		return { value: document.toJS({ maxAliasCount: 20 }) };
	} catch (problem) {
		if (problem instanceof ReferenceError) return { problem: problem.message };
		throw problem;
	}
}

function offsetOf(document: Document, path: readonly (string | number)[]): number {
	for (let length = path.length; length >= 0; length -= 1) {
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return 0;
}
