import { describe, expect, test } from 'vitest';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { minutesSheet } from '#lib/ui/trial/minutes-sheet.ts';
import { minutesExample } from './minutes-example.ts';

const minutesData = minutesSheet(minutesExample, 'fr');

describe('a document set with Typst', () => {
	const made = async (data: object) => {
		const answer = await makePdf('minutes', data);
		if (!answer.ok) throw new Error(answer.code);
		return Buffer.from(answer.pdf);
	};

	test('is a PDF, and the same bytes for the same data', async () => {
		const first = await made(minutesData);
		expect(first.subarray(0, 5).toString()).toBe('%PDF-');
		expect(await made({ ...minutesData, title: 'Autre' })).not.toEqual(first);
		expect(await made(minutesData)).toEqual(first);
	});

	test.each(['#panic("x")', '$ 1/0 $', '*_`@<', '"); #read("/etc/passwd")', '\u202e\u0000', '漢字'])(
		'takes %j in its data for what it is, not for markup',
		async (text) => {
			expect((await made({ ...minutesData, title: text })).length).toBeGreaterThan(1000);
		}
	);

	test('that lacks its data is a failure with a code, and the next one is made', async () => {
		expect(await makePdf('minutes', {})).toEqual({ ok: false, code: 'pdf/failed' });
		expect((await makePdf('minutes', minutesData)).ok).toBe(true);
	});

	test('is not waited for by more than a hundred', async () => {
		const all = await Promise.all(Array.from({ length: 101 }, () => makePdf('minutes', {})));
		expect(all.filter(({ ok }) => ok)).toEqual([]);
		expect(all.at(-1)).toEqual({ ok: false, code: 'pdf/busy' });
		expect(all.at(0)).toEqual({ ok: false, code: 'pdf/failed' });
	});
});
