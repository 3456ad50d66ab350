import type { ContentFiles } from '#lib/course/index.ts';
import { broken, course, lesson, questions, type Broken } from './broken-content.ts';
import { questionExamples } from './broken-questions.ts';
import { testExamples } from './broken-tests.ts';
import { brokenContent, smallContent } from './small-content.ts';

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

/** An example of every code of a finding but those that the test builds itself. */
export const contentExamples: readonly Broken[] = [
	broken('content/yaml', 'YAML that cannot be read', [course, 'modules:', 'modules: ['], 8),
	broken('content/encoding', 'bytes that are not UTF-8', inBody('caf\uFFFD'), 9),
	broken('content/yaml', 'an alias that leads nowhere', [course, 'version: 1.0.0', 'version: *there'], 1),
	broken('content/yaml', 'aliases that multiply', [course, 'version: 1.0.0', bomb], 1),
	broken('content/yaml', 'a key written twice', [course, 'version: 1.0.0', 'version: 1.0.0\nversion: 1.0.1'], 4),
	broken('content/too-big', 'a lesson longer than the limit', inBody('a\n'.repeat(150_000)), 1),
	broken('content/too-deep', 'ten thousand nested quotations', inBody('>'.repeat(10_000)), 9),
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
	broken('content/address', 'a link to no host', inBody('[x](https://loi)'), 9),
	broken('content/address', 'a link to an example', inBody('[x](https://www.example.org/loi)'), 9),
	broken('content/address', 'a link with a half-written escape', inBody('[x](https://www.sgg.gov.ma/%2)'), 9),
	broken(
		'content/address',
		'a source at an address of numbers',
		['sources.yaml', 'https://www.sgg.gov.ma/448-1', 'https://192.168.1.1/448-1'],
		7
	),
	broken('lesson/anchor', 'a link to a heading that is not there', inBody('[x](#section-6)'), 9),
	broken('lesson/anchor', 'a link to no heading of another lesson', inBody('[x](lesson:agir#section-9)'), 9),
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
	...testExamples
];
