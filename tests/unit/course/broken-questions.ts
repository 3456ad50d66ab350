import type { ContentFiles, FindingCode } from '#lib/course/index.ts';
import { broken, questions, type Broken } from './broken-content.ts';
import { brokenContent, smallContent } from './small-content.ts';

/** The five questions of the fixture, the first of them of another kind: its lines from 3 on. */
const withQuestion = (body: string, prompt: string): ContentFiles => {
	const files = smallContent();
	const text = files.get(questions) ?? '';
	const [head = '', , ...rest] = text.split(/^(?= {2}- id: )/m);
	const first = `  - id: q-ouvre
    module: un
    use: opener
    lesson: voir
    sources: [cp-448-1]
    prompt: { fr: "${prompt} ?", ar: "سؤال؟", en: "q?" }
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
/** The right option says two long words of the question again. */
const repeating = `    kind: single
    options:
      - { id: a, right: true, text: { fr: Une contrainte exercée, ar: نعم, en: a } }
${['b', 'c'].map((id) => `      - { id: ${id}, text: ${local(id)} }\n`).join('')}`;

const inQuestion = (code: FindingCode, what: string, body: string, line: number, prompt = 'q'): Broken => ({
	code,
	what,
	files: withQuestion(body, prompt),
	file: questions,
	line
});
const option = (from: string, to: string): readonly [string, string, string] => [questions, from, to];

/** Questions with one thing wrong. */
export const questionExamples: readonly Broken[] = [
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
	broken(
		'question/untranslated',
		'an Arabic option in Latin letters',
		option('fr: Non, ar: لا', 'fr: Non, ar: Non'),
		12
	),
	broken(
		'question/untranslated',
		'an English explanation in French',
		option('fr: Parce que, ar: لأن, en: Because', 'fr: Parce que la loi le dit, ar: لأن, en: Parce que la loi le dit'),
		13
	),
	broken('question/absolute-word', 'a wrong option that says « never »', option('en: "No"', 'en: "Never so"'), 12),
	broken('question/absolute-word', 'a wrong option that says « always » in Arabic', option('ar: لا', 'ar: دائماً'), 12),
	broken(
		'question/negative-stem',
		'a small « ne … pas » in what is asked',
		option('fr: "q-ouvre ?"', 'fr: "Laquelle n’est pas un acte ?"'),
		9
	),
	broken(
		'question/negative-stem',
		'a small « not »',
		option('en: "q-ouvre?"', 'en: "Which of them is not an act?"'),
		9
	),
	inQuestion(
		'question/repeated-words',
		'a right option that repeats the question',
		repeating,
		12,
		'Que dit la loi de la contrainte exercée'
	),
	{
		code: 'question/right-position',
		what: 'a bank whose right option is always the first',
		files: smallContent().set(questions, longestRight()),
		file: questions,
		line: 3
	},
	{
		code: 'question/same-prompt',
		what: 'two questions in the same words',
		files: brokenContent(questions, 'fr: "t-2 ?"', 'fr: "T-1 ?"'),
		file: questions,
		line: 42
	},
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
