import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import type { Manifest } from '#lib/records/index.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import type { Certification } from './catalogue.ts';

/** A source that was taught or applied, as it stood when a dossier was submitted. */
export interface LawLine {
	readonly id: string;
	/** As it is cited today; its id where it is cited no more. */
	readonly label: string;
	/** The date that its text bore; `null` without one. */
	readonly date: string | null;
	/** Whether what we say of it has changed since. */
	readonly changed: boolean;
}

/** What `citedTexts` wrote of the law. */
const lawText = v.array(v.object({ id: v.string(), date: v.nullable(v.string()), hash: v.string() }));

/** The law as a dossier sealed it at its submission; empty where it sealed none, or once that was erased. */
export async function lawApplied(
	{ db, catalogue }: Pick<Certification, 'db' | 'catalogue'>,
	{ cited }: Pick<Manifest, 'cited'>,
	language: Language
): Promise<readonly LawLine[]> {
	const text = cited?.law && (await readSealedText(db.read, cited.law.text));
	if (!text) return [];
	return v.parse(lawText, JSON.parse(text)).map(({ id, date, hash }) => {
		const today = catalogue.source(id);
		return { id, label: today?.cite[language] ?? id, date, changed: today?.hash !== hash };
	});
}
