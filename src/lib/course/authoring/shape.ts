import * as v from 'valibot';
import { courseLanguages } from '../language.ts';
import { errorAt, type Finding } from './finding.ts';
import type { FindingCode } from './finding-codes.ts';
import { isFreeId } from './free-id.ts';
import type { YamlFile } from './yaml-file.ts';

export type Shaped<T> = { readonly value: T } | { readonly findings: readonly Finding[] };

/** Data that passed a schema, or what its file has to mend, line by line. */
export function shapeYaml<const S extends v.GenericSchema>(schema: S, yaml: YamlFile): Shaped<v.InferOutput<S>> {
	const parsed = v.safeParse(schema, yaml.value);
	if (parsed.success) return { value: parsed.output };
	return { findings: parsed.issues.map((issue) => findingOf(issue, yaml)) };
}

function findingOf(issue: v.BaseIssue<unknown>, yaml: YamlFile): Finding {
	const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
	const code = codeOf(issue, path);
	const place = path.length > 0 ? path.join('.') : 'the file';
	return errorAt(yaml.file, yaml.lineOf(path), code, `${place}: ${messageOf(issue, code)}`);
}

function codeOf(issue: v.BaseIssue<unknown>, path: readonly (string | number)[]): FindingCode {
	const last = path.at(-1);
	if (issue.requirement === isFreeId) return 'content/reserved-id';
	if (path.length === 1 && last === 'format') return 'content/format';
	if (issue.type === 'strict_object' && issue.expected === 'never') return 'content/unknown-field';
	if (isEmpty(issue.input) && courseLanguages.some((language) => language === last)) return 'content/missing-language';
	if (path[0] === 'languages') return 'content/missing-language';
	if (last === 'why' && path[0] === 'questions' && path.length === 3) return 'question/missing-explanation';
	if (last === 'unit' && path[0] === 'questions' && isEmpty(issue.input)) return 'question/missing-unit';
	return 'content/shape';
}

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === '';

function messageOf(issue: v.BaseIssue<unknown>, code: FindingCode): string {
	if (code === 'content/unknown-field') return 'no such field in format 1.';
	if (code === 'content/missing-language') return 'missing; every text is in French, Arabic and English.';
	if (isEmpty(issue.input)) return `missing, expected ${issue.expected ?? 'a value'}.`;
	return `${issue.message}.`;
}
