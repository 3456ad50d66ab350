import type { Environment } from '@marcbachmann/cel-js';
import { celEnvironment } from '../scenario/conditions.ts';
import type { Finding } from '../scenario/finding.ts';
import type { Structure } from '../scenario/schema-scenario.ts';
import { variableTypes, type VariableTypes } from '../scenario/variable-types.ts';
import type { YamlFile } from '../scenario/yaml-read.ts';

export type Path = readonly (string | number)[];

/** What the checks of a structure share: the structure, its types, and how to tell a finding at a place of the file. */
export interface CheckContext {
	readonly structure: Structure;
	readonly types: VariableTypes;
	readonly environment: Environment;
	readonly findings: Finding[];
	tell(code: string, path: Path, message: string, severity?: Finding['severity']): void;
}

export function checkContext(structure: Structure, file: string, yaml: YamlFile): CheckContext {
	const types = variableTypes(structure);
	const findings: Finding[] = [];
	return {
		structure,
		types,
		environment: celEnvironment(new Map([...types].filter(([name]) => !reservedNames.includes(name)))),
		findings,
		tell: (code, path, message, severity = 'error') =>
			findings.push({ code, severity, file, line: yaml.lineOf(path), message })
	};
}

/** Words of the condition language that no variable may be called. */
export const reservedNames: readonly string[] = [
	...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import'],
	...['let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while', 'bool', 'int', 'uint', 'double'],
	...['string', 'bytes', 'list', 'map', 'type', 'null_type', 'dyn', 'timestamp', 'duration', 'optional', 'constructor']
];
