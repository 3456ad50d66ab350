import type { CourseParts, Rule } from '#lib/records/index.ts';
import type { App } from '../app.ts';

/** A text in each language. */
export interface LocalText {
	readonly fr: string;
	readonly ar: string;
	readonly en: string;
}

/** A course that a certificate can be asked for, as far as certification needs it. */
export interface CertifiedCourse {
	readonly id: string;
	readonly version: string;
	readonly title: LocalText;
	readonly rule: Rule;
	readonly modules: readonly { readonly id: string; readonly title: LocalText; readonly tested: boolean }[];
	/** In order. */
	readonly lessons: readonly { readonly id: string; readonly title: LocalText }[];
	readonly minutes: CourseParts['minutes'];
	/** Ids of the sources that its lessons teach. */
	readonly sources: readonly string[];
}

/** A scenario as a certificate names it. */
export interface CertifiedScenario {
	readonly title: LocalText;
	/** The magistrate who signed it, `null` while none has. */
	readonly reviewer: string | null;
	/** Ids of the sources that it applies. */
	readonly sources: readonly string[];
}

/** A source of the law as a certificate cites it. */
export interface CertifiedSource {
	readonly cite: LocalText;
	/** The one that its text bears, `null` without one. */
	readonly date: string | null;
	readonly hash: string;
}

/** What can be learnt and played here, by id. */
export interface Catalogue {
	readonly courses: readonly CertifiedCourse[];
	/** @param bundle hash of the version that was played; without it, the version played today */
	readonly scenario: (id: string, bundle?: string) => Promise<CertifiedScenario | undefined>;
	/** The version of a source in force now. */
	readonly source: (id: string) => CertifiedSource | undefined;
}

/** What the use cases of certification need of the platform. */
export interface Certification extends Pick<App, 'db' | 'clock' | 'newId' | 'issuer'> {
	readonly catalogue: Catalogue;
}
