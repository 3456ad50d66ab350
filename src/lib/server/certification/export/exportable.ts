import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { readManifest, type CitedKind, type Fact } from '#lib/records/index.ts';
import type { App } from '../../app.ts';
import { certificateByCode, type CertificateRow } from '../../db/certificate-repository.ts';
import { dossierById, type DossierRow } from '../../db/dossier-repository.ts';
import { certificationOf } from '../certification-of.ts';
import { evidenceView } from '../evidence-view.ts';
import { citedOn, shownEvidence } from '../shown-evidence.ts';
import { evidenceText, isTheirs } from './evidence-text.ts';

/** A piece of evidence that the holder may choose to give away with their certificate. */
export interface OfferedEvidence {
	/** The hash that the certificate cites. */
	readonly id: string;
	/** The list of all facts, the answers to a test, the log of a trial, or what is cited apart. */
	readonly kind: 'dossier' | 'attempt' | 'log' | CitedKind;
	/** Of the test or the case; empty for the others. */
	readonly title: string;
	readonly text: string;
	/** What was hashed with the text, where that was not the text alone. */
	readonly salt?: string;
}

/** A certificate of their own that somebody may take out, with what they may choose. */
export interface Exportable {
	readonly row: CertificateRow;
	readonly dossier: DossierRow;
	readonly offered: readonly OfferedEvidence[];
}

/** The holder's certificate with this number; undefined for everybody else, as for a number that is none. */
export async function exportable(
	app: App,
	person: Person,
	{ code, language }: { readonly code: string; readonly language: Language }
): Promise<Exportable | undefined> {
	const row = await certificateByCode(app.db.read, code);
	if (!row || !may(person, 'certificate/export', { ownerId: row.person_id })) return undefined;
	const dossier = await dossierById(app.db.read, row.dossier_id);
	if (!dossier) return undefined;
	const list = { id: dossier.manifest_hash, kind: 'dossier' as const, title: '', text: dossier.manifest };
	const cited = await citedOffered(app, person, code);
	return { row, dossier, offered: [...cited, list, ...(await factsOffered(app, dossier, language))] };
}

async function citedOffered(app: App, person: Person, code: string): Promise<OfferedEvidence[]> {
	const kinds = await citedOn(app, person, code);
	const shown = await Promise.all(kinds.map((kind) => shownEvidence(app, person, { code, kind })));
	return shown.flatMap((each) =>
		each ? [{ id: each.hash, kind: each.evidence, title: '', text: each.text, salt: each.salt }] : []
	);
}

async function factsOffered(app: App, dossier: DossierRow, language: Language): Promise<OfferedEvidence[]> {
	const { facts } = readManifest(dossier.manifest);
	const titles = await titlesOf(app, facts, language);
	const offered: OfferedEvidence[] = [];
	for (const fact of facts.filter(isTheirs)) {
		const text = await evidenceText(app, fact);
		if (text === undefined) continue;
		const kind = fact.kind === 'attempt' ? 'attempt' : 'log';
		offered.push({ id: fact.evidence, kind, title: titles.get(fact.subject) ?? '', text });
	}
	return offered;
}

/** The titles of tests and cases as the dossier's page shows them, by attempt or trial. */
async function titlesOf(app: App, facts: readonly Fact[], language: Language): Promise<Map<string, string>> {
	const certification = certificationOf(app);
	const quizzes = new Set(facts.flatMap((fact) => (fact.kind === 'attempt' ? [fact.value.quiz] : [])));
	const course = certification.catalogue.courses.find(
		({ id, modules }) => quizzes.has(id) || modules.some((module) => quizzes.has(module.id))
	);
	const { tests, trials } = await evidenceView(certification, facts, { course, language });
	return new Map([
		...tests.map(({ attempt, title }) => [attempt, title] as const),
		...trials.map(({ trial, title }) => [trial, title] as const)
	]);
}
