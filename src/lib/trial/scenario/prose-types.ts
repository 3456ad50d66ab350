import type { ScenarioLanguage } from './ids.ts';

/** One wording of a block of prose; `when` is a condition, the last wording of a block has none. */
export interface Wording {
	readonly when?: string | undefined;
	readonly text: string;
}

/** Headings (`about`, `first-contact.interview`) → blocks (`title`, `ask`, `hint 1`) → wordings, first that holds. */
export type Prose = Readonly<Record<string, Readonly<Record<string, readonly Wording[]>>>>;

export type ProseByLanguage = Readonly<Partial<Record<ScenarioLanguage, Prose>>>;
