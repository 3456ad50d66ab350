import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import { readRule, type LookBar, type LookOutcome } from '#lib/records/index.ts';
import { dossierById } from '../../db/dossier-repository.ts';
import { personById } from '../../db/person-repository.ts';
import { lookAt, samples, waitingLooks, type SampleRow, type WaitingLook } from '../../db/second-look-repository.ts';
import { readSealedText } from '../../db/sealed-text-repository.ts';
import type { Certification } from '../catalogue.ts';
import { lookBarFor } from './look-again.ts';

/** A draw, with what its second looks told so far. */
export interface SampleView {
	readonly id: string;
	readonly at: string;
	/** Days of the grants, both included. */
	readonly from: string;
	readonly to: string;
	readonly share: number;
	readonly seed: string;
	readonly granted: number;
	readonly drawn: number;
	readonly confirmed: number;
	readonly raised: number;
}

/** A dossier that waits for this certifier's second look. */
export interface LookLine {
	readonly id: string;
	readonly name: string;
	readonly certificateTitle: string;
	readonly grantedAt: string;
}

export interface SecondLooks {
	readonly samples: readonly SampleView[];
	/** What this certifier may look at; null for who certifies nothing. */
	readonly waiting: readonly LookLine[] | null;
	readonly mayDraw: boolean;
}

/** As many as a certifier has before them at once. */
const most = 100;

/** The draws with their figures, and what waits for this person; undefined for who may see none of it. */
export async function secondLooks(
	app: Certification,
	person: Person,
	language: Language
): Promise<SecondLooks | undefined> {
	if (!may(person, 'sample/read')) return undefined;
	const waiting = may(person, 'dossier/resolve') ? await linesFor(app, person, language) : null;
	return { samples: (await samples(app.db.read)).map(sampleView), waiting, mayDraw: may(person, 'sample/draw') };
}

const sampleView = (row: SampleRow): SampleView => ({
	...{ id: row.id, at: row.at, share: row.share, seed: row.seed, granted: row.granted },
	...{ drawn: row.drawn, confirmed: row.confirmed, raised: row.raised },
	from: row.granted_from,
	to: new Date(Date.parse(row.granted_before) - 1).toISOString()
});

async function linesFor(app: Certification, person: Person, language: Language): Promise<readonly LookLine[]> {
	const rows = await waitingLooks(app.db.read, person.id, most);
	return rows.map((row) => lineOf(row, language));
}

const lineOf = ({ id, name_latin, name_arabic, rule, granted_at }: WaitingLook, language: Language): LookLine => ({
	id,
	name: nameIn({ nameLatin: name_latin, nameArabic: name_arabic }, language),
	certificateTitle: readRule(rule).title[language],
	grantedAt: granted_at
});

/** The second look at a dossier as a certifier sees it on its page. */
export interface SecondLookView {
	readonly outcome: LookOutcome | null;
	readonly barred: LookBar | null;
	readonly by: string | null;
	readonly at: string | null;
	readonly reason: string | null;
}

/** What became of the second look at a dossier; null where no draw picked it, or for who may not examine it. */
export async function secondLookAt(
	app: Certification,
	certifier: Person,
	{ dossier: id, language }: { readonly dossier: string; readonly language: Language }
): Promise<SecondLookView | null> {
	const [dossier, look] = [await dossierById(app.db.read, id), await lookAt(app.db.read, id)];
	if (!dossier || !look || !may(certifier, 'dossier/examine', { ownerId: dossier.person_id })) return null;
	const by = look.certifier_id === null ? undefined : await personById(app.db.read, look.certifier_id);
	const reason = look.reason_text_id === null ? null : await readSealedText(app.db.read, look.reason_text_id);
	return {
		outcome: look.outcome,
		barred: look.outcome === null ? ((await lookBarFor(app, certifier, dossier)) ?? null) : null,
		by: by ? nameIn(by, language) : null,
		at: look.at,
		reason: reason ?? null
	};
}
