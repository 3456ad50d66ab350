import * as v from 'valibot';
import { errorAt, type Finding } from '../authoring/finding.ts';
import { shapeYaml } from '../authoring/shape.ts';
import { readYaml } from '../authoring/yaml-file.ts';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty('A text is empty'), v.maxLength(500));
const headSchema = v.strictObject({
	title: line,
	summary: line,
	objectives: v.pipe(v.array(line), v.minLength(1, 'A lesson has at least one objective'))
});

export type LessonHead = Readonly<v.InferOutput<typeof headSchema>>;

export interface SplitLesson {
	readonly head: LessonHead;
	readonly body: string;
	/** The line of the file on which the body begins. */
	readonly bodyLine: number;
}

const fence = /^---[ \t]*$/;

/** Separates the front matter of a lesson from its body, and reads it. */
export function splitLesson(text: string, file: string): SplitLesson | { readonly findings: readonly Finding[] } {
	const lines = text
		.replace(/^\uFEFF/, '')
		.replaceAll('\r\n', '\n')
		.split('\n');
	const broken = (at: number, message: string) => ({ findings: [errorAt(file, at, 'lesson/front-matter', message)] });
	if (!fence.test(lines[0] ?? '')) return broken(1, 'A lesson begins with a front matter between two lines `---`.');
	const end = lines.findIndex((each, index) => index > 0 && fence.test(each));
	if (end < 0) return broken(1, 'The front matter is not closed by a line `---`.');
	const plain = readPlainHead(lines.slice(1, end));
	if (plain) return { head: plain, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
	const read = readYaml(lines.slice(1, end).join('\n'), file, 2);
	if ('findings' in read) return { findings: read.findings.map(asFrontMatter) };
	const head = shapeYaml(headSchema, read.yaml);
	if ('findings' in head) return { findings: head.findings.map(asFrontMatter) };
	return { head: head.value, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

const asFrontMatter = (finding: Finding): Finding => ({ ...finding, code: 'lesson/front-matter' });

/** A text between quotation marks without escapes, or one that begins with a letter and has nothing YAML looks for. */
const plainValue = /^"([^"\\\t]*)"$|^(?!(?:true|false|null)$)(\p{L}(?:(?!: | #|:$)[^\t])*(?<! ))$/iu;

/**
 * Reads a head of the usual form, without YAML's full reader: that takes a fifth of the start where there are many
 * lessons. Undefined for any head of another form, which may be good or bad YAML.
 */
export function readPlainHead(lines: readonly string[]): LessonHead | undefined {
	const [title, summary, list, ...items] = lines;
	const objectives = items.map((item) => valueAfter('  - ', item));
	const head = { title: valueAfter('title: ', title), summary: valueAfter('summary: ', summary), objectives };
	const read = v.safeParse(headSchema, head);
	return list === 'objectives:' && read.success ? read.output : undefined;
}

function valueAfter(key: string, line: string | undefined): string | undefined {
	const found = line?.startsWith(key) ? plainValue.exec(line.slice(key.length)) : undefined;
	return found?.[1] ?? found?.[2];
}
