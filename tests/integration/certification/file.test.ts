import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isReliable, readOwnCredential } from '#lib/records/index.ts';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { presentedText } from '#lib/server/certification/credential/presented-text.ts';
import { printableCertificate } from '#lib/server/certification/printable.ts';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { certificateSheet } from '#lib/ui/records/certificate-sheet.ts';
import { withDatabase } from '../database.ts';
import { certificationOn, given, someone } from './fixture.ts';
import { issuedBy } from './issued.ts';

describe('a file that somebody presents', () => {
	const store = withDatabase('sqlite');
	let pdf: Buffer;
	let credential: string;
	let other: string;
	const app = () => certificationOn(store.db);
	const codeOf = (file: Buffer | string) => {
		const presented = presentedText(Buffer.from(file));
		return presented.ok ? presented.as : presented.code;
	};

	beforeAll(async () => {
		const certifier = await someone(store.db, 'certifier');
		const { holder, code, text } = await issuedBy(app(), certifier);
		credential = text;
		other = (await issuedBy(app(), certifier)).text;
		const printable = given(await printableCertificate(app(), holder, code));
		const made = await makePdf('certificate', certificateSheet(printable, 'fr'));
		if (!made.ok) throw new Error(made.code);
		pdf = Buffer.from(made.pdf);
	});

	/** A sheet in which the bytes of the credential are others; no reader of PDFs is asked. */
	const carrying = (stream: Buffer): Buffer => {
		const before = pdf.indexOf('stream', pdf.indexOf('/EmbeddedFile')) + 'stream\n'.length;
		const after = pdf.indexOf('\nendstream', before);
		return Buffer.concat([pdf.subarray(0, before), stream, pdf.subarray(after)]);
	};

	test('the sheet of a certificate carries its credential to the letter', () => {
		expect(presentedText(pdf)).toEqual({ ok: true, as: 'sheet', text: credential });
		expect(presentedText(Buffer.from(credential))).toEqual({ ok: true, as: 'credential', text: credential });
	});

	test('the sheet of one with the credential of another is the other’s, and shown as such', async () => {
		const presented = presentedText(carrying(deflateSync(other)));
		if (!presented.ok) throw new Error(presented.code);
		const checked = await checkPresented(app(), presented.text);
		if (!checked.ok) throw new Error(checked.code);
		expect(checked.verdict.stated).toEqual(readOwnCredential(JSON.parse(other)));
		expect(checked.verdict.registered).not.toBe(readOwnCredential(JSON.parse(credential))?.claims.code);
	});

	test('scans, other PDFs, encrypted ones and those with more files are named for what they are', () => {
		expect(codeOf('%PDF-1.7')).toBe('file/pdf-foreign');
		expect(codeOf(carrying(Buffer.from('not packed')))).toBe('file/pdf-foreign');
		expect(codeOf(pdf.toString('latin1').replaceAll('/EmbeddedFile\n', '/Nothing\n'))).toBe('file/pdf-foreign');
		expect(codeOf(`${pdf.toString('latin1')} /Encrypt 12 0 R`)).toBe('file/pdf-encrypted');
		expect(codeOf(Buffer.concat([pdf, pdf]))).toBe('file/pdf-several');
		expect(codeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('file/image');
		expect(codeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toBe('file/badge-damaged');
	});

	test('what swells when it is unpacked is stopped, and archives are not unpacked at all', () => {
		const zeros = deflateSync(Buffer.alloc(200_000_000));
		expect(codeOf(carrying(zeros))).toBe('file/too-large');
		expect(codeOf(gzipSync('{}'))).toBe('file/archive');
		expect(codeOf(Buffer.from('PK\u0003\u0004'))).toBe('file/archive');
		expect(codeOf(Buffer.alloc(50_000_000, 'x'))).toBe('file/too-large');
		expect(codeOf('')).toBe('file/empty');
	});

	test('a file made to keep the reader busy ends soon', () => {
		const begun = performance.now();
		codeOf(`%PDF-${'<<'.repeat(300_000)}`);
		codeOf(`%PDF-${'/EmbeddedFile '.repeat(45_000)}`);
		codeOf(`%PDF-${'/Encrypt 1 1 '.repeat(50_000)}`);
		codeOf(`%PDF-/EmbeddedFile ${'>> '.repeat(200_000)}`);
		expect(performance.now() - begun).toBeLessThan(2_000);
	});

	test('whatever byte of a sheet is another: nothing falls, and what is believed is what was signed', async () => {
		const stated = readOwnCredential(JSON.parse(credential));
		const begin = pdf.indexOf('/EmbeddedFile') - 300;
		const place = fc.integer({ min: begin, max: pdf.length - 1 });
		await fc.assert(
			fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
				const changed = Buffer.from(pdf);
				changed[at] = (changed[at] ?? 0) ^ change;
				const presented = presentedText(changed);
				const checked = presented.ok ? await checkPresented(app(), presented.text) : undefined;
				if (checked?.ok && isReliable(checked.verdict.checks)) expect(checked.verdict.stated).toEqual(stated);
			}),
			{ numRuns: 300 }
		);
	});
});
