import { zipSync, type Zippable } from 'fflate';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CertificateExport } from './gather-export.ts';

/** A file of the archive, and its SHA-256 for whoever compares. */
export interface ExportedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly hash: string;
}

/** The files of an export, the page that verifies them left out. */
export function exportFiles(exported: CertificateExport, sheet: Uint8Array): readonly ExportedFile[] {
	const { printable, quads, issuer, lists, journal, evidence } = exported;
	return [
		file('certificat.pdf', sheet),
		file('credential.json', printable.credential),
		file('signed/proof.nq', quads.proof),
		file('signed/document.nq', quads.document),
		file('issuer/did.json', JSON.stringify(issuer)),
		file('status/revocation.json', lists.revocation.text),
		file('status/suspension.json', lists.suspension.text),
		file('journal/acts.json', JSON.stringify(journal.acts)),
		file('journal/checkpoint.json', JSON.stringify(journal.end)),
		...evidence.map(({ id, kind, text }) => file(`evidence/${kind}-${id.slice(0, 16)}.txt`, text))
	];
}

function file(name: string, content: string | Uint8Array): ExportedFile {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return { name, bytes, hash: bytesToHex(sha256(bytes)) };
}

/** One archive of these files and the page that verifies them, dated as told. */
export function exportArchive(files: readonly ExportedFile[], page: string, at: string): Uint8Array<ArrayBuffer> {
	const entries: Zippable = { 'verifier.html': new TextEncoder().encode(page) };
	for (const { name, bytes } of files) entries[name] = bytes;
	return new Uint8Array(zipSync(entries, { level: 6, mtime: new Date(at) }));
}
