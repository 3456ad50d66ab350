import * as v from 'valibot';
import type { Finding } from '../scenario/finding.ts';
import { isFreeName } from '../scenario/free-name.ts';
import { scenarioSchema, type Structure } from '../scenario/schema-scenario.ts';
import type { YamlFile } from '../scenario/yaml-read.ts';

/** The structure a YAML file holds, or findings that say what was expected where. */
export function readStructure(
	file: string,
	yaml: YamlFile
): { structure: Structure | null; findings: readonly Finding[] } {
	if (yaml.findings.length > 0) return { structure: null, findings: yaml.findings };
	const parsed = v.safeParse(scenarioSchema, yaml.value);
	if (parsed.success) return { structure: parsed.output, findings: [] };
	return { structure: null, findings: parsed.issues.slice(0, mostIssues).map((issue) => asFinding(file, yaml, issue)) };
}

/** How many findings of this kind are told of one file: the first ones show what is wrong. */
const mostIssues = 100;

type Issue = v.InferIssue<typeof scenarioSchema>;

function asFinding(file: string, yaml: YamlFile, issue: Issue): Finding {
	const path = (issue.path ?? []).flatMap(({ key }) =>
		typeof key === 'string' || typeof key === 'number' ? [key] : []
	);
	const { code, message } = wordIssue(issue, path);
	return { code, severity: 'error', file, line: yaml.lineOf(path), message };
}

function wordIssue(issue: Issue, path: readonly (string | number)[]): { code: string; message: string } {
	const place = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
	const last = path.at(-1) ?? '';
	if (issue.type === 'strict_object' && issue.expected === 'never')
		return { code: 'scenario/unknown-field', message: `There is no field "${last}" here: ${place}.` };
	if (issue.requirement === isFreeName)
		return { code: 'scenario/reserved-id', message: `Nothing can be called ${issue.received}: choose another name.` };
	if (issue.received === 'undefined')
		return { code: 'scenario/missing-field', message: `${place} is missing: ${expectedOf(issue)}.` };
	return { code: 'scenario/wrong-value', message: `${place}: ${expectedOf(issue)}, found ${issue.received}.` };
}

/** Our own messages begin with "expected"; the library's are rephrased. */
const expectedOf = (issue: Issue): string =>
	issue.message.startsWith('expected') ? issue.message : `expected ${issue.expected ?? 'something else'}`;
