import type { ProseByLanguage } from './prose-types.ts';

/**
 * A whole scenario as it is stored by hash: the structure as its author wrote it (parsed YAML, not normalised), the
 * prose of every language, and the version of the engine that first read it. Old bundles parse for ever.
 */
export interface Bundle {
	readonly format: 1;
	readonly engine: string;
	readonly structure: unknown;
	readonly prose: ProseByLanguage;
	/** The hashes of its pictures by file name; absent where it has none. */
	readonly media?: Readonly<Record<string, string>>;
}
