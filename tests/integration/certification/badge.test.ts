import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isReliable, readOwnCredential } from '#lib/records/index.ts';
import { bakePng, bakeSvg } from '#lib/server/certification/bake-badge.ts';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { presentedText } from '#lib/server/certification/credential/presented-text.ts';
import { makeBadge } from '#lib/server/pdf/make-pdf.ts';
import { pngChunk } from '../../png.ts';
import { withDatabase } from '../database.ts';
import { certificationOn, someone } from './fixture.ts';
import { issuedBy } from './issued.ts';

const keyword = 'openbadgecredential';

describe('a badge that carries its certificate', () => {
	const store = withDatabase('sqlite');
	let credential: string;
	let picture: Buffer;
	let drawing: string;
	const app = () => certificationOn(store.db);
	const codeOf = (file: Buffer | string) => {
		const presented = presentedText(Buffer.from(file));
		return presented.ok ? presented.as : presented.code;
	};

	const badgeAs = async (as: 'png' | 'svg'): Promise<Buffer> => {
		const made = await makeBadge(
			{ lang: 'ar', title: 'تكوين المكونين: محاكمة الاتجار بالبشر', platform: 'بريتوار' },
			as
		);
		if (!made.ok) throw new Error(made.code);
		return Buffer.from(made.file);
	};

	beforeAll(async () => {
		credential = (await issuedBy(app(), await someone(store.db, 'certifier'))).text;
		picture = await badgeAs('png');
		drawing = (await badgeAs('svg')).toString('utf8');
	});

	/** The picture with this chunk before its end. */
	const withChunk = (...chunks: Buffer[]) =>
		Buffer.concat([picture.subarray(0, -12), ...chunks, picture.subarray(-12)]);
	const packed = (content: Buffer) =>
		pngChunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\u0001\0\0\0`), content]));

	test.each(['png', 'svg'] as const)('gives it back to the letter, and it verifies: %s', async (form) => {
		const baked = form === 'png' ? bakePng(picture, credential) : Buffer.from(bakeSvg(drawing, credential));
		expect(presentedText(baked)).toEqual({ ok: true, as: 'badge', text: credential });
		const checked = await checkPresented(app(), credential);
		expect(checked.ok && isReliable(checked.verdict.checks)).toBe(true);
	});

	test('is drawn in points and in lines, six hundred across, and the same each time', async () => {
		expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([600, 600]);
		expect(drawing.startsWith('<svg ')).toBe(true);
		expect(await badgeAs('png')).toEqual(picture);
	});

	test('is read where another maker packed its text, and stopped where that swells', () => {
		expect(presentedText(withChunk(packed(deflateSync(credential))))).toMatchObject({ ok: true, text: credential });
		expect(codeOf(withChunk(packed(deflateSync(Buffer.alloc(200_000_000)))))).toBe('file/too-large');
		expect(codeOf(withChunk(packed(Buffer.from('not packed'))))).toBe('file/badge-damaged');
	});

	test('without a certificate, with two, or damaged is named for what it is', () => {
		const baked = bakePng(picture, credential);
		expect(codeOf(picture)).toBe('file/image');
		expect(codeOf(bakePng(baked, credential))).toBe('file/badge-several');
		expect(codeOf(baked.subarray(0, -20))).toBe('file/badge-damaged');
		expect(codeOf(withChunk(pngChunk('iTXt', Buffer.from(`${keyword}\0`))))).toBe('file/badge-damaged');
		const altered = Buffer.from(baked);
		altered[baked.indexOf('"hours"')] = 0x27;
		expect(codeOf(altered), 'another checksum').toBe('file/badge-damaged');
		expect(codeOf(drawing)).toBe('file/image');
		expect(codeOf(bakeSvg(bakeSvg(drawing, credential), credential))).toBe('file/badge-several');
		expect(codeOf(`<svg><openbadges:credential>${'x'.repeat(300_000)}</openbadges:credential></svg>`)).toBe(
			'file/too-large'
		);
		expect(codeOf('<?xml version="1.0"?>\n<svg><openbadges:credential>')).toBe('file/badge-damaged');
	});

	test('of another maker may write its text with signs for XML', () => {
		const written = credential.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
		const svg = `<svg><openbadges:credential xmlns="x">\n${written}\n</openbadges:credential></svg>`;
		expect(presentedText(Buffer.from(svg))).toEqual({ ok: true, as: 'badge', text: credential });
	});

	test('made to keep the reader busy ends soon', () => {
		const begun = performance.now();
		codeOf(`<svg>${'<openbadges:credential>'.repeat(30_000)}`);
		codeOf(`<${'svg '.repeat(170_000)}`);
		codeOf(`<${' <'.repeat(340_000)}`);
		codeOf(Buffer.concat([picture.subarray(0, 8), Buffer.alloc(600_000)]));
		expect(performance.now() - begun).toBeLessThan(2_000);
	});

	test('whatever byte is another: nothing falls, and what is believed is what was signed', async () => {
		const stated = readOwnCredential(JSON.parse(credential));
		const files = [bakePng(picture, credential), Buffer.from(bakeSvg(drawing, credential))];
		const any = fc
			.constantFrom(...files)
			.chain((file) => fc.tuple(fc.constant(file), fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 })));
		await fc.assert(
			fc.asyncProperty(any, async ([file, at, change]) => {
				const changed = Buffer.from(file);
				changed[at] = (changed[at] ?? 0) ^ change;
				const presented = presentedText(changed);
				const checked = presented.ok ? await checkPresented(app(), presented.text) : undefined;
				if (checked?.ok && isReliable(checked.verdict.checks)) expect(checked.verdict.stated).toEqual(stated);
			}),
			{ numRuns: 200 }
		);
	});
});
