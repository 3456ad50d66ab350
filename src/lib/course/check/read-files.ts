import type * as v from 'valibot';
import { errorAt, type Finding } from '../authoring/finding.ts';
import { shapeYaml } from '../authoring/shape.ts';
import { readYaml, type YamlFile } from '../authoring/yaml-file.ts';
import type { ContentFiles } from './content.ts';

/** A file of the folder that has its shape, and the lines its parts stand on. */
export interface ShapedFile<T> {
	readonly value: T;
	readonly yaml: YamlFile;
}

/** Reads a YAML file of the folder with its schema; says what is wrong to `report`. */
export function readShaped<const S extends v.GenericSchema>(
	files: ContentFiles,
	file: string,
	schema: S,
	report: (...findings: readonly Finding[]) => void
): ShapedFile<v.InferOutput<S>> | undefined {
	const text = files.get(file);
	if (text === undefined) return undefined;
	const read = readYaml(text, file);
	if ('findings' in read) return (report(...read.findings), undefined);
	const shaped = shapeYaml(schema, read.yaml);
	if ('findings' in shaped) return (report(...shaped.findings), undefined);
	return { value: shaped.value, yaml: read.yaml };
}

/** What to say of a file that must be there. */
export const missingFile = (file: string): Finding => errorAt(file, 1, 'content/missing-file', `There is no ${file}.`);

/** The ids that stand twice in a list of a file. */
export function duplicateFindings(
	yaml: YamlFile,
	items: readonly { readonly id: string; readonly path: readonly (string | number)[] }[],
	what: string
): readonly Finding[] {
	const seen = new Set<string>();
	return items.flatMap(({ id, path }) => {
		const repeated = seen.has(id);
		seen.add(id);
		return repeated
			? [errorAt(yaml.file, yaml.lineOf(path), 'content/duplicate-id', `Two ${what} are called ${id}.`)]
			: [];
	});
}
