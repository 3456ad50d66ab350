import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkContent, findingCodes, type ContentFiles, type FindingCode } from '#lib/course/index.ts';
import { brokenContent, smallContent, smallMedia, withDiagnostic } from './small-content.ts';

interface Broken {
	readonly code: FindingCode;
	readonly what: string;
	readonly files: ContentFiles;
	readonly file: string;
	readonly line: number;
}

const course = 'petit/course.yaml';
const questions = 'petit/questions.yaml';
const lesson = 'petit/un/voir.fr.md';

const broken = (
	code: FindingCode,
	what: string,
	[file, from, to]: readonly [string, string, string],
	line: number
): Broken => ({ code, what, files: brokenContent(file, from, to), file, line });

const without = (file: string): ContentFiles => {
	const files = smallContent();
	files.delete(file);
	return files;
};

const inBody = (text: string): readonly [string, string, string] => [lesson, 'Regarder 448-1', text];

/** Each line holds the one before it twenty times. */
const bomb = Array.from(
	{ length: 6 },
	(_, index) =>
		`x${index}: &x${index} [${index === 0 ? '1' : Array.from({ length: 20 }, () => `*x${index - 1}`).join(', ')}]`
).join('\n');

/** The five questions of the fixture, the first of them of another kind: its lines from 3 on. */
const withQuestion = (body: string): ContentFiles => {
	const files = smallContent();
	const text = files.get(questions) ?? '';
	const [head = '', , ...rest] = text.split(/^(?= {2}- id: )/m);
	const first = `  - id: q-ouvre
    module: un
    use: opener
    lesson: voir
    sources: [cp-448-1]
    prompt: { fr: "q ?", ar: "q؟", en: "q?" }
    why: { fr: Parce que, ar: لأن, en: Because }
${body}`;
	return files.set(questions, [head, first, ...rest].join(''));
};

const local = (word: string) => `{ fr: "${word} fr", ar: "${word} ع", en: "${word} en" }`;
const cloze = (ar: string, right: string) => `    kind: cloze
    text: { fr: "a {{x}}", ar: "${ar}", en: "a {{x}}" }
    gaps:
      - id: x
        options: [{ id: a, ${right} text: ${local('a')} }, { id: b, text: ${local('b')} }]
`;
const numeric = (more: string) => `    kind: numeric\n${more}    value: 20\n`;
const inQuestion = (code: FindingCode, what: string, body: string, line: number): Broken => ({
	code,
	what,
	files: withQuestion(body),
	file: questions,
	line
});
const option = (from: string, to: string): readonly [string, string, string] => [questions, from, to];

const questionExamples: readonly Broken[] = [
	inQuestion('question/missing-unit', 'a number without unit', numeric(''), 3),
	inQuestion(
		'question/numeric-range',
		'what is near within the tolerance',
		numeric('    unit: years\n    tolerance: 5\n    near: 5\n'),
		13
	),
	inQuestion('question/cloze-gaps', 'a gap that the Arabic lacks', cloze('a', 'right: true,'), 11),
	inQuestion('question/cloze-gaps', 'a gap that the Arabic repeats', cloze('{{x}} {{x}}', 'right: true,'), 11),
	inQuestion('question/no-right-answer', 'a gap where nothing is right', cloze('a {{x}}', ''), 13),
	inQuestion(
		'question/no-right-answer',
		'an accepted answer without letters',
		'    kind: short-text\n    accept: { fr: ["…"], ar: [ا], en: [a] }\n',
		11
	),
	inQuestion('question/wrong-use', 'an opener that is no decision', numeric('    unit: years\n'), 10),
	inQuestion(
		'question/same-options',
		'two steps that read the same',
		`    kind: ordering\n    steps:\n${['a', 'b', 'c'].map((id) => `      - { id: ${id}, text: ${local(id === 'c' ? 'a' : id)} }\n`).join('')}`,
		14
	),
	inQuestion(
		'question/same-options',
		'two right sides that read the same',
		`    kind: matching\n    pairs:\n${['a', 'b'].map((id) => `      - { id: ${id}, left: ${local(id)}, right: ${local('r')} }\n`).join('')}`,
		13
	),
	broken(
		'question/same-options',
		'two options alike in Arabic alone',
		option('fr: Non, ar: لا', 'fr: Non, ar: نَعم'),
		12
	),
	broken('question/catch-all', '« all of these » in French', option('fr: Non', 'fr: "Toutes ces réponses"'), 12),
	broken(
		'question/catch-all',
		'« none of the above » in French',
		option('fr: Non', 'fr: "Aucune de ces propositions"'),
		12
	),
	broken('question/catch-all', '« all of the above » in Arabic', option('ar: لا', 'ar: "كل ما سبق"'), 12),
	broken('question/catch-all', '« none of the above » in English', option('en: "No"', 'en: "None of the above"'), 12),
	broken(
		'question/unknown-series',
		'a series that does not exist',
		option('use: opener', 'use: opener\n    series: s'),
		6
	),
	broken(
		'question/lone-series',
		'a series of one',
		option('questions:', `series: [{ id: s, title: ${local('t')}, document: ${local('d')} }]\nquestions:`),
		2
	),
	broken(
		'content/duplicate-id',
		'two series with one id',
		option(
			'questions:',
			`series:\n${`  - { id: s, title: ${local('t')}, document: ${local('d')} }\n`.repeat(2)}questions:`
		),
		4
	),
	broken(
		'content/unknown-field',
		'the document of a series in a question',
		option('use: opener', `use: opener\n    shown: { title: ${local('t')}, document: ${local('d')} }`),
		6
	),
	broken(
		'content/unknown-source',
		'an article that is no source',
		option('use: opener', 'use: opener\n    article: cp-9'),
		3
	),
	broken(
		'content/unknown-source',
		'an option with no such source',
		option('right: true,', 'right: true, source: [cp-9],'),
		3
	),
	{
		code: 'question/longest-right',
		what: 'a bank whose longest option is always right',
		files: smallContent().set(questions, longestRight()),
		file: questions,
		line: 3
	}
];

/** Eleven questions of the fixture whose right option says more than the other. */
function longestRight(): string {
	const text = (smallContent().get(questions) ?? '').replaceAll('fr: Oui', 'fr: "Oui, toujours"');
	const one = text.slice(text.indexOf('  - id: t-3'));
	return text + Array.from({ length: 6 }, (_, index) => one.replaceAll('t-3', `t-${index + 4}`)).join('');
}

const finalOf = (draw: number): readonly [string, string, string] => [
	course,
	'modules:',
	`final: { draw: ${draw}, pass: 70 }\nmodules:`
];

/** With a second module that has no test questions. */
const withModule = (files: ContentFiles): ContentFiles => {
	const second =
		'  - id: deux\n    title: { fr: D, ar: د, en: T }\n    summary: { fr: D, ar: د, en: T }\n    lessons:\n      - { id: loin, minutes: 1 }\n';
	return new Map(files).set(course, `${files.get(course) ?? ''}${second}`);
};

const examples: readonly Broken[] = [
	broken('content/yaml', 'YAML that cannot be read', [course, 'modules:', 'modules: ['], 8),
	broken('content/encoding', 'bytes that are not UTF-8', inBody('caf\uFFFD'), 9),
	broken('content/yaml', 'an alias that leads nowhere', [course, 'version: 1.0.0', 'version: *there'], 1),
	broken('content/yaml', 'aliases that multiply', [course, 'version: 1.0.0', bomb], 1),
	broken('content/yaml', 'a key written twice', [course, 'version: 1.0.0', 'version: 1.0.0\nversion: 1.0.1'], 4),
	broken('content/too-big', 'a lesson longer than the limit', inBody('a\n'.repeat(150_000)), 1),
	broken('content/too-deep', 'ten thousand nested quotations', inBody('>'.repeat(5000)), 9),
	broken('content/too-deep', 'a YAML nested too deeply', [course, 'requires: []', `requires: ${'['.repeat(50)}`], 11),
	broken('content/format', 'a format that does not exist', [course, 'format: 1', 'format: 9'], 1),
	broken('content/reserved-id', 'an id that every object answers to', [course, 'id: un\n', 'id: constructor\n'], 8),
	broken('content/shape', 'a number that is a text', [course, 'minutes: 5', 'minutes: five'], 13),
	broken(
		'content/unknown-field',
		'a field that does not exist',
		[course, 'version: 1.0.0', 'version: 1.0.0\nauthor: me'],
		4
	),
	broken(
		'content/missing-language',
		'a text without Arabic',
		[course, 'fr: Un, ar: واحد, en: One', 'fr: Un, en: One'],
		9
	),
	broken('content/missing-language', 'a course without Arabic', [course, '[fr, ar, en]', '[fr, en]'], 4),
	{
		code: 'content/missing-language',
		what: 'a lesson without Arabic',
		files: without('petit/un/voir.ar.md'),
		file: course,
		line: 13
	},
	{
		code: 'content/missing-file',
		what: 'a course without questions',
		files: without(questions),
		file: questions,
		line: 1
	},
	{ code: 'content/missing-file', what: 'no sources', files: without('sources.yaml'), file: 'sources.yaml', line: 1 },
	{
		code: 'content/orphan-file',
		what: 'a lesson that no course names',
		files: smallContent().set('petit/un/x.fr.md', ''),
		file: 'petit/un/x.fr.md',
		line: 1
	},
	broken('content/duplicate-id', 'two lessons with one id', [course, 'id: agir', 'id: voir'], 14),
	broken('content/duplicate-id', 'two questions with one id', [questions, 'id: t-2', 'id: t-1'], 36),
	broken('content/duplicate-id', 'two options with one id', [questions, 'id: b', 'id: a'], 3),
	broken('content/unknown-source', 'a citation without source', [lesson, '[[cp-448-1]]', '[[cp-999]]'], 9),
	broken('content/unknown-source', 'a law block without source', [lesson, '::: law cp-448-1', '::: law cp-999'], 15),
	broken(
		'content/unknown-source',
		'a question without source',
		[questions, 'sources: [cp-448-1]', 'sources: [cp-999]'],
		3
	),
	broken('content/unknown-question', 'a practice question that does not exist', [course, 'q-exerce', 'q-nothing'], 13),
	broken(
		'content/unknown-lesson',
		'a lesson that requires none that exists',
		[course, 'requires: [voir]', 'requires: [rien]'],
		14
	),
	broken('content/unknown-lesson', 'a link to no lesson', inBody('[x](lesson:rien)'), 9),
	broken(
		'content/unknown-module',
		'a module that requires none that exists',
		[course, 'requires: []', 'requires: [zero]'],
		11
	),
	broken(
		'content/unknown-module',
		'a rule on a test that does not exist',
		['petit/rule.yaml', 'module: un', 'module: deux'],
		7
	),
	broken(
		'content/unknown-course',
		'a rule of another course',
		['petit/rule.yaml', 'course: petit', 'course: grand'],
		4
	),
	broken(
		'content/no-final',
		'a rule on a final test that the course does not have',
		['petit/rule.yaml', 'trial:', 'final: { minimum: 70 }\ntrial:'],
		8
	),
	broken(
		'content/circle',
		'two lessons that require each other',
		[course, 'id: voir, minutes: 5,', 'id: voir, minutes: 5, requires: [agir],'],
		13
	),
	broken('lesson/front-matter', 'a front matter that is not closed', [lesson, '---\n##', '##'], 1),
	broken('lesson/front-matter', 'a front matter without summary', [lesson, 'summary: Regarder\n', ''], 2),
	broken('lesson/front-matter', 'a front matter that is no YAML', [lesson, 'title: Regarder', 'title: "Regarder'], 5),
	broken('lesson/raw-html', 'a script', inBody('<script>alert(1)</script>'), 9),
	broken('lesson/raw-html', 'an element in a sentence', inBody('a <b>b</b>'), 9),
	broken('lesson/link', 'a link that runs a script', inBody('[x](javascript:alert(1))'), 9),
	broken('lesson/link', 'a link without encryption', inBody('[x](http://example.org)'), 9),
	broken('lesson/image', 'an image', inBody('![x](https://example.org/x.png)'), 9),
	broken('lesson/heading', 'a heading of the first level', [lesson, '## Regarder', '# Regarder'], 7),
	broken('lesson/heading', 'a level left out', [lesson, '::: case', '#### Plus bas\n\n::: case'], 11),
	broken('lesson/unknown-block', 'a block of another name', [lesson, '::: case', '::: story'], 11),
	broken(
		'lesson/unclosed-block',
		'a block that is not closed',
		[lesson, 'mien\nRegarder\n:::\n', 'mien\nRegarder\n'],
		31
	),
	broken('lesson/nested-block', 'a block inside a list', inBody('- a\n\n  ::: note\n  b\n  :::\n\n'), 11),
	broken('lesson/block-argument', 'a reflection without id', [lesson, '::: reflection premiere', '::: reflection'], 19),
	broken('lesson/block-argument', 'a comparison without title', inBody('::: compare\n| a |\n|---|\n| b |\n:::'), 9),
	broken('lesson/block-argument', 'a picture of another folder', inBody('::: figure ../a.png\nalt: x\n:::'), 9),
	broken('lesson/block-body', 'a comparison without table', inBody('::: compare a\nb\n:::'), 9),
	broken('lesson/block-body', 'a checklist with a sentence', inBody('::: checklist a b\n- c\n\nd\n:::'), 9),
	broken('content/duplicate-id', 'two blocks of one id', inBody('::: checklist premiere b\n- c\n:::\n\n'), 23),
	broken('lesson/part-missing', 'a lesson without application', [lesson, ' {application}', ''], 1),
	broken('lesson/part-repeated', 'two problems', [lesson, '{activation}', '{problem}'], 23),
	broken(
		'lesson/part-order',
		'an activation after the demonstration',
		[
			lesson,
			'## Regarder {activation}\n\n## Regarder {demonstration}',
			'## Regarder {demonstration}\n\n## Regarder {activation}'
		],
		25
	),
	broken('lesson/unknown-term', 'a term that the glossary does not have', inBody('{{rien}}'), 9),
	broken('lesson/term-undefined', 'a term without definition', inBody('{{muet}}'), 9),
	broken('lesson/media-missing', 'a picture that is not there', inBody('::: figure rien.png\nalt: x\n:::'), 9),
	broken('lesson/media-missing', 'a voice that is not there', inBody('::: audio rien\nDit.\n:::'), 9),
	broken('lesson/media-kind', 'a page named as a picture', inBody('::: figure page.png\nalt: x\n:::'), 9),
	broken('lesson/media-too-big', 'a heavy picture', inBody('::: figure lourd.png\nalt: x\n:::'), 9),
	broken('lesson/alternative-missing', 'a picture without words', inBody('::: figure point.png\nLégende\n:::'), 9),
	broken('lesson/transcript-missing', 'a voice without words', inBody('::: audio voix\n:::'), 9),
	broken('lesson/captions-missing', 'a film without captions', inBody('::: video muet\nDit.\n:::'), 9),
	{
		code: 'lesson/reading-time',
		what: 'a lesson longer than is said',
		files: brokenContent(...inBody('mot '.repeat(1_200))),
		file: course,
		line: 13
	},
	broken('question/no-right-answer', 'a question without right answer', [questions, 'right: true', 'right: false'], 3),
	broken('question/several-right-answers', 'a single choice with two', [questions, 'id: b,', 'id: b, right: true,'], 3),
	broken(
		'question/missing-explanation',
		'a question without explanation',
		[questions, '    why: { fr: Parce que, ar: لأن, en: Because }\n', ''],
		3
	),
	broken(
		'question/true-false-options',
		'true-false with other options',
		[questions, 'kind: single', 'kind: true-false'],
		3
	),
	broken('question/wrong-use', 'a test question as practice', [course, 'q-exerce', 't-1'], 13),
	{
		code: 'question/unused',
		what: 'a practice question that no lesson asks',
		files: brokenContent(course, 'practice: [q-exerce]', 'practice: []'),
		file: questions,
		line: 14
	},
	...questionExamples,
	broken('test/bank-too-small', 'a test that draws more than there is', [course, 'draw: 2', 'draw: 9'], 15),
	broken('test/bank-too-small', 'a final test that draws more than there is', finalOf(9), 7),
	{
		code: 'test/bank-uneven',
		what: 'a final test of which a module has not its share',
		files: withModule(brokenContent(...finalOf(3))),
		file: course,
		line: 7
	},
	{
		code: 'test/lesson-not-diagnosed',
		what: 'a diagnostic with one question about a lesson',
		files: withDiagnostic(['voir', 'voir', 'agir'], 3),
		file: course,
		line: 15
	},
	{
		code: 'test/lesson-not-diagnosed',
		what: 'a diagnostic that draws fewer than two questions a lesson',
		files: withDiagnostic(['voir', 'voir', 'agir', 'agir'], 3),
		file: course,
		line: 15
	},
	{
		code: 'question/no-lesson',
		what: 'a diagnostic question about no lesson',
		files: brokenContent(
			questions,
			'use: practice\n    kind: single\n    lesson: voir',
			'use: diagnostic\n    kind: single'
		),
		file: questions,
		line: 14
	}
];

describe('a check of the content', () => {
	it('finds nothing in a folder that holds', () => {
		expect(checkContent(smallContent())).toMatchObject({ ok: true, findings: [] });
	});

	it.each(examples)('says $code, with file and line, of $what', ({ code, files, file, line }) => {
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
		const shown = new Set([...examples.map(({ code }) => code), ...elsewhere]);
		expect(findingCodes.filter((code) => !shown.has(code))).toEqual([]);
	});

	it('explains every code to authors', () => {
		const page = readFileSync('docs/authors/content-codes.md', 'utf8');
		expect(findingCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
	});
});
