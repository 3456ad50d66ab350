import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkContent, findingCodes } from '#lib/course/index.ts';
import { course, lesson } from './broken-content.ts';
import { contentExamples } from './content-examples.ts';
import { brokenContent, smallContent, smallMedia } from './small-content.ts';

describe('a check of the content', () => {
	it('finds nothing in a folder that holds', () => {
		expect(checkContent(smallContent())).toMatchObject({ ok: true, findings: [] });
	});

	it.each(contentExamples)('says $code, with file and line, of $what', ({ code, files, file, line }) => {
		const { findings } = checkContent(files, smallMedia());
		const found = findings.filter((finding) => finding.code === code);
		expect(found.map((finding) => `${finding.file}:${finding.line}`)).toContain(`${file}:${line}`);
		expect(found.every(({ message }) => message.length > 10)).toBe(true);
	});

	it('says that the languages of a lesson have different blocks', () => {
		const files = brokenContent('petit/un/voir.ar.md', '::: law cp-448-1', '::: note');
		const [finding] = checkContent(files).findings;
		expect(finding).toMatchObject({ code: 'lesson/languages-differ', file: 'petit/un/voir.ar.md', line: 1 });
		expect(finding?.message).toContain('note');
	});

	it('says that a lesson has no text', () => {
		const text = '---\ntitle: a\nsummary: a\nobjectives: [a]\n---\n';
		const findings = checkContent(smallContent().set(lesson, text)).findings.filter(
			({ code }) => code === 'lesson/empty'
		);
		expect(findings).toMatchObject([{ file: lesson, line: 6 }]);
	});

	it('says that a lesson asks a question of another module', () => {
		const second =
			'  - id: deux\n    title: { fr: D, ar: د, en: T }\n    summary: { fr: D, ar: د, en: T }\n    lessons:\n      - { id: loin, minutes: 1, practice: [q-exerce] }\n';
		const files = smallContent();
		files.set(course, `${files.get(course) ?? ''}${second}`);
		expect(checkContent(files).findings.map(({ code }) => code)).toContain('question/wrong-module');
	});

	it('says that two courses have a lesson of the same id', () => {
		const files = smallContent();
		for (const [file, text] of smallContent())
			if (file.startsWith('petit/'))
				files.set(file.replace('petit/', 'grand/'), text.replace('id: petit', 'id: grand'));
		expect(checkContent(files).findings.map(({ code }) => code)).toContain('content/duplicate-id');
	});

	it('warns of a file that no lesson shows', () => {
		const { findings, ok } = checkContent(smallContent(), smallMedia());
		expect(ok).toBe(true);
		expect(findings).toContainEqual(
			expect.objectContaining({ code: 'content/orphan-file', file: 'petit/media/point.png', severity: 'warning' })
		);
	});

	it('has an example of every code', () => {
		const elsewhere = ['lesson/empty', 'lesson/languages-differ', 'question/wrong-module'];
		const shown = new Set([...contentExamples.map(({ code }) => code), ...elsewhere]);
		expect(findingCodes.filter((code) => !shown.has(code))).toEqual([]);
	});

	it('explains every code to authors', () => {
		const page = readFileSync('docs/authors/content-codes.md', 'utf8');
		expect(findingCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
	});
});
