import {
	isAlias,
	isCollection,
	isMap,
	isNode,
	isPair,
	isScalar,
	LineCounter,
	parseDocument,
	visit,
	type Document,
	type Node
} from 'yaml';
import { yamlMistakes } from '#lib/yaml-mistakes.ts';
import type { Finding } from './finding.ts';
import { isFreeName } from './free-name.ts';

/** The largest file of a scenario that is read, in UTF-16 units: about a megabyte. */
export const largestFile = 1_000_000;

export interface YamlFile {
	readonly value: unknown;
	readonly findings: readonly Finding[];
	/** The line of the deepest node that a path leads to. */
	lineOf(path: readonly (string | number)[]): number;
}

/**
 * Reads YAML for checking: errors as findings with line and column, aliases that are cyclic or would make a small
 * file huge refused, never a throw.
 */
export function readYaml(file: string, text: string): YamlFile {
	if (text.length > largestFile)
		return broken(
			file,
			'yaml/too-large',
			1,
			`The file has ${text.length} characters; at most ${largestFile} are read.`
		);
	if (text.trim() === '') return broken(file, 'yaml/empty', 1, 'The file is missing or empty: begin with "format: 1".');
	const unreadable = text.indexOf(replacementCharacter);
	if (unreadable !== -1) return broken(file, 'yaml/encoding', lineAt(text, unreadable), notUtf8);
	const lines = new LineCounter();
	try {
		return readDocument(
			file,
			parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false }),
			lines
		);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return tooDeep(file);
	}
}

function readDocument(file: string, document: Document.Parsed, lines: LineCounter): YamlFile {
	if (document.errors.some(({ message }) => message.startsWith('Maximum call stack'))) return tooDeep(file);
	const syntax = yamlMistakes(document.errors, (offset) => lines.linePos(offset))
		.slice(0, mostErrors)
		.map(({ line, column, message }) => finding(file, 'yaml/syntax', line, `Column ${column}: ${message}`));
	const findings =
		syntax.length > 0 ? syntax : [...aliasFindings(file, document, lines), ...keyFindings(file, document, lines)];
	const lineOf = (path: readonly (string | number)[]) => lineOfPath(document, lines, path);
	if (findings.length > 0) return { value: undefined, findings, lineOf };
	try {
		return { value: document.toJS({ maxAliasCount: mostAliases }), findings, lineOf };
	} catch (error) {
		if (!(error instanceof ReferenceError)) throw error;
		return broken(file, 'yaml/alias', 1, `At most ${mostAliases} values may come from aliases (*): write them out.`);
	}
}

/** How many syntax errors are told of one file. */
const mostErrors = 20;

/** How many values aliases may stand for, counted as the YAML library does. */
const mostAliases = 200;

/** An alias inside what it stands for would never end. It stands for the last value before it with its name. */
function aliasFindings(file: string, document: Document.Parsed, lines: LineCounter): Finding[] {
	const findings: Finding[] = [];
	const anchored = new Map<string, Node>();
	visit(document, {
		Value: (_, value) => {
			if (value.anchor) anchored.set(value.anchor, value);
		},
		Alias: (_, { source, range }, ancestors) => {
			const target = anchored.get(source);
			if (target === undefined || !ancestors.includes(target)) return;
			const { line, col } = lines.linePos(range?.[0] ?? 0);
			findings.push(finding(file, 'yaml/alias', line, `Column ${col}: *${source} stands inside itself.`));
		}
	});
	return findings;
}

/** Keys written twice in a record, or that would be lost. The library finds the former too, in a time that squares. */
function keyFindings(file: string, document: Document.Parsed, lines: LineCounter): Finding[] {
	const findings: Finding[] = [];
	visit(document, {
		Map: (_, { items }) => {
			const seen = new Set<unknown>();
			for (const { key } of items) {
				if (!isScalar(key)) continue;
				const { line, col } = lines.linePos(key.range?.[0] ?? 0);
				const name = String(key.value);
				if (seen.has(key.value))
					findings.push(finding(file, 'yaml/duplicate-key', line, `Column ${col}: "${name}" stands here already.`));
				if (!isFreeName(name))
					findings.push(
						finding(file, 'scenario/reserved-id', line, `Nothing can be called "${name}": choose another name.`)
					);
				seen.add(key.value);
			}
		}
	});
	return findings.slice(0, mostErrors);
}

/** Follows a path as far as the document goes; the line of a key rather than of its value. */
function lineOfPath(document: Document.Parsed, lines: LineCounter, path: readonly (string | number)[]): number {
	let node: unknown = document.contents;
	let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
	for (const step of path) {
		if (isAlias(node)) node = node.resolve(document);
		if (!isCollection(node)) break;
		const pair = isMap(node)
			? node.items.find(({ key }) => isScalar(key) && key.value === step)
			: node.items[Number(step)];
		if (pair === undefined) break;
		const place = isPair(pair) ? pair.key : pair;
		if (isNode(place)) offset = place.range?.[0] ?? offset;
		node = isPair(pair) ? pair.value : pair;
	}
	return lines.linePos(offset).line || 1;
}

/** What stands in a text for bytes that are no UTF-8. */
export const replacementCharacter = '\uFFFD';
export const notUtf8 = 'Some letters of this line cannot be read: save the file as UTF-8.';

/** The line of a place in a text. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length;

const tooDeep = (file: string): YamlFile =>
	broken(file, 'yaml/too-deep', 1, 'The file is nested too deeply to be read.');

const finding = (file: string, code: string, line: number, message: string): Finding => ({
	code,
	severity: 'error',
	file,
	line,
	message
});

const broken = (file: string, code: string, line: number, message: string): YamlFile => ({
	value: undefined,
	findings: [finding(file, code, line, message)],
	lineOf: () => 1
});
