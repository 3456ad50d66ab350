import {
	listOfPlace,
	statusListPath,
	type JournalRow,
	type SignedCheckpoint,
	type StatusPurpose
} from '#lib/records/index.ts';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../../app.ts';
import { journalRowsAbout } from '../../db/journal-repository.ts';
import { checkpointAt, checkpointNow } from '../../journal/checkpoint.ts';
import { openCheckpointSigner } from '../../journal/checkpoint-key.ts';
import { certificationOf } from '../certification-of.ts';
import { signedQuads, type SignedQuads } from '../credential/signed-quads.ts';
import { statusList } from '../credential/status-list.ts';
import { issuerDocument } from '../issuer/issuer-document.ts';
import { printableCertificate, type PrintableCertificate } from '../printable.ts';
import type { Exportable, OfferedEvidence } from './exportable.ts';

/** An act on the certificate or its dossier, with the platform's signature on its row. */
export interface ProvedAct {
	readonly row: JournalRow;
	readonly checkpoint: SignedCheckpoint;
}

/** A credential and the two texts that its signature covers. */
interface SignedText {
	readonly text: string;
	readonly quads: SignedQuads;
}

/** All that a certificate is taken out with, so that it can be checked although the platform is gone. */
export interface CertificateExport {
	readonly printable: PrintableCertificate;
	readonly quads: SignedQuads;
	/** The issuer's keys, those that were replaced too. */
	readonly issuer: object;
	/** The signed status lists as they are now. */
	readonly lists: { readonly revocation: SignedText; readonly suspension: SignedText };
	readonly journal: { readonly acts: readonly ProvedAct[]; readonly end: SignedCheckpoint };
	readonly evidence: readonly OfferedEvidence[];
	readonly at: string;
}

/** Gathers a certificate with the evidence that its holder chose; undefined where it may not be printed either. */
export async function gatherExport(
	app: App,
	person: Person,
	{ row, dossier, offered }: Exportable,
	chosen: readonly string[]
): Promise<CertificateExport | undefined> {
	const printable = await printableCertificate(certificationOf(app), person, row.code);
	if (!printable) return undefined;
	const subjects = [`dossier:${dossier.id}`, `certificate:${row.id}`];
	return {
		printable,
		quads: await signedQuads(printable.credential),
		issuer: await issuerDocument(app),
		lists: await listsOf(app, row.status_index),
		journal: await journalOf(app, subjects),
		evidence: offered.filter(({ id }) => chosen.includes(id)),
		at: app.clock().toISOString()
	};
}

async function listsOf(app: App, place: number): Promise<CertificateExport['lists']> {
	const { list } = listOfPlace(place);
	const signed = async (purpose: StatusPurpose): Promise<SignedText> => {
		const text = await statusList(certificationOf(app), purpose, list);
		if (text === undefined) throw new Error(`${statusListPath(purpose, list)} is missing`);
		return { text, quads: await signedQuads(text) };
	};
	return { revocation: await signed('revocation'), suspension: await signed('suspension') };
}

async function journalOf(app: App, subjects: readonly string[]): Promise<CertificateExport['journal']> {
	const signer = openCheckpointSigner(app.settings.dataDir);
	const rows = await journalRowsAbout(app.db.read, subjects);
	const acts = rows.map((row) => ({ row, checkpoint: checkpointAt(app, row, signer) }));
	return { acts, end: await checkpointNow(app, signer) };
}
