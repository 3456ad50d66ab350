import type { Structure } from './schema-scenario.ts';

/** Every source id a structure names anywhere, sorted, once each. */
export function sourcesOf(structure: Structure): string[] {
	const found = new Set<string>();
	collect(structure, found);
	return [...found].sort();
}

function collect(value: unknown, found: Set<string>): void {
	if (Array.isArray(value)) return value.forEach((item) => collect(item, found));
	if (value === null || typeof value !== 'object') return;
	for (const [key, field] of Object.entries(value)) {
		if (key === 'source' && Array.isArray(field)) field.forEach((id) => typeof id === 'string' && found.add(id));
		else collect(field, found);
	}
}
