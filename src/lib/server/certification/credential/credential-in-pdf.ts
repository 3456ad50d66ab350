import { inflateSync } from 'node:zlib';
import type { FoundText } from './found-text.ts';
import { presentedLimit } from './read-presented.ts';

const encrypted = /\/Encrypt\s+\d+\s+\d+\s+R/;
const embeddedFile = /\/EmbeddedFile\b/g;
/** What stands between the kind of a stream and its bytes, in a sheet of ours. */
const restOfDictionary = /^(?:(?!endobj)[^]){0,400}?>>\s*stream\r?\n/;

/**
 * The text of the credential that a certificate's sheet carries. It reads the sheets that we make, and no other PDF
 * needs to be understood: what was printed anew, scanned, encrypted or made elsewhere is named for what it is.
 * @param pdf a file of bounded size that begins as a PDF does
 */
export function credentialInPdf(pdf: Buffer): FoundText {
	const source = pdf.toString('latin1');
	if (encrypted.test(source)) return { ok: false, code: 'file/pdf-encrypted' };
	const [found, another] = source.matchAll(embeddedFile);
	// Of two it would have to be said which one the page speaks of.
	if (another) return { ok: false, code: 'file/pdf-several' };
	const [rest] = found ? (restOfDictionary.exec(source.slice(found.index, found.index + 500)) ?? []) : [];
	if (!found || rest === undefined) return { ok: false, code: 'file/pdf-foreign' };
	const begins = found.index + rest.length;
	const ends = source.indexOf('endstream', begins);
	return unpacked(pdf.subarray(begins, ends < 0 ? undefined : ends));
}

/** Inflates no further than a credential may be long: a small file that swells to gigabytes is stopped there. */
function unpacked(stream: Buffer): FoundText {
	try {
		return { ok: true, text: inflateSync(stream, { maxOutputLength: presentedLimit }).toString('utf8') };
	} catch (fault) {
		const swells = fault instanceof RangeError;
		return { ok: false, code: swells ? 'file/too-large' : 'file/pdf-foreign' };
	}
}
