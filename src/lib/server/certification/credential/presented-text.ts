import type { NotPresentable } from '#lib/records/index.ts';
import { credentialInPdf } from './credential-in-pdf.ts';
import { credentialInPng, pngMark } from './credential-in-png.ts';
import { credentialInSvg, isSvg } from './credential-in-svg.ts';
import type { FoundText } from './found-text.ts';
import { presentedLimit } from './read-presented.ts';

/** The largest file that is looked at, in bytes: a sheet has about 100,000. */
export const fileLimit = 700 * 1024;

/** Where the credential was: in a file of its own, or in the sheet or the badge that carries it. */
export type PresentedAs = 'credential' | 'sheet' | 'badge';

type PresentedText =
	| { readonly ok: true; readonly text: string; readonly as: PresentedAs }
	| { readonly ok: false; readonly code: NotPresentable };

/** How files begin that people present for a certificate and that hold none. */
const others: readonly (readonly [NotPresentable, readonly number[]])[] = [
	['file/archive', [0x50, 0x4b]],
	['file/archive', [0x1f, 0x8b]],
	['file/image', [0xff, 0xd8, 0xff]]
];

const pdfMark = Buffer.from('%PDF-');
/** Some programs write a few bytes before the mark. */
const markWithin = 1024;

/** The text of the credential in a file that may be anything, known by its content and not by its name. */
export function presentedText(file: Buffer): PresentedText {
	if (file.length === 0) return { ok: false, code: 'file/empty' };
	if (file.length > fileLimit) return { ok: false, code: 'file/too-large' };
	if (file.subarray(0, pngMark.length).equals(pngMark)) return carriedBy('badge', credentialInPng(file));
	if (isSvg(file)) return carriedBy('badge', credentialInSvg(file));
	if (file.subarray(0, markWithin).includes(pdfMark)) return carriedBy('sheet', credentialInPdf(file));
	const other = others.find(([, bytes]) => bytes.every((byte, at) => file[at] === byte));
	if (other) return { ok: false, code: other[0] };
	if (file.length > presentedLimit) return { ok: false, code: 'file/too-large' };
	return { ok: true, text: file.toString('utf8'), as: 'credential' };
}

const carriedBy = (as: PresentedAs, found: FoundText): PresentedText => (found.ok ? { ...found, as } : found);
