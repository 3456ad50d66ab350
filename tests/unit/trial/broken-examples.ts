import type { KnownIds, MediaFile, ScenarioFiles } from '#lib/trial/index.ts';
import { filesOf, stubFolder, stubYaml, unknownContent } from './stub-case.ts';

/** One broken example a finding code: what an author might write, and what the checker must then say. */
export interface Broken {
	readonly code: string;
	readonly files: ScenarioFiles;
	readonly known?: KnownIds;
}

const edited = (from: string, to: string): string => {
	if (!stubYaml.includes(from)) throw new Error(`the stub has no ${from}`);
	return stubYaml.replace(from, () => to);
};

const yaml = (code: string, from: string, to: string, known = unknownContent): Broken => ({
	code,
	files: filesOf(edited(from, to)),
	known
});

const raw = (code: string, text: string): Broken => ({ code, files: { folder: stubFolder, yaml: text, prose: {} } });

const prose = (code: string, change: (fr: string) => string): Broken => {
	const files = filesOf(stubYaml);
	return { code, files: { ...files, prose: { ...files.prose, fr: change(files.prose.fr ?? '') } } };
};

/** The same edit in French and English. */
const inFrenchAndEnglish = (code: string, change: (text: string) => string): Broken => {
	const files = filesOf(stubYaml);
	const { fr = '', ar = '', en = '' } = files.prose;
	return { code, files: { ...files, prose: { fr: change(fr), ar, en: change(en) } } };
};

/** A block that names an article in each language. */
const inAll = (code: string, text: string, block: string): Broken => {
	const files = filesOf(text);
	const named = { fr: "Selon l'article 9", ar: 'تنص المادة 9', en: 'Under article 9' };
	const say = (language: 'fr' | 'ar' | 'en') =>
		(files.prose[language] ?? '').replace(`⟦${language}|${block}⟧`, named[language]);
	return { code, files: { ...files, prose: { fr: say('fr'), ar: say('ar'), en: say('en') } } };
};

const addLine = (line: string) => (fr: string) => `${fr}\n${line}\n`;
const title = '### title\n⟦fr|about|title⟧\n';

const toSentence = '      - { when: verdict == "guilty", to: sentence }\n';

const plea = `      - id: rule-plea
        role: judge
        kind: ruling
        incident: late-plea
        rulings: [grant, refuse]
        grounds: [late]
        script: { ruling: refuse, ground: late }
        outcomes:
          - { id: ruled, source: [cpp-323] }
`;

const nineOptions = Array.from(
	{ length: 9 },
	(_, at) => `- { id: option-${at}, right: true, add: { proof: 1 }, source: [cp-448-1] }\n          `
).join('');

/** The stub with a picture of PA1, its text alternative in every language, and these files in media/. */
const picture = (code: string, ...media: MediaFile[]): Broken => {
	const files = filesOf(edited('PA1: { holder: accused,', 'PA1: { holder: accused, picture: passport.jpg,'));
	return { code, files: { ...files, media } };
};
const passport: MediaFile = { name: 'passport.jpg', kind: 'image/jpeg', bytes: 3, body: 'image/jpeg;base64,/9j/' };

const mediaExamples: Broken[] = [
	picture('media/missing', { ...passport, name: 'pasport.jpg' }),
	picture('media/kind', { ...passport, kind: null }),
	picture('media/kind', { ...passport, kind: 'image/png' }),
	picture('media/too-large', { ...passport, kind: null, bytes: 5_000_000, body: '' }),
	picture('media/unused', passport, { ...passport, name: 'spare.jpg' })
];

const yamlExamples: Broken[] = [
	raw('yaml/syntax', 'format: 1\nid: [stub-case\n'),
	raw('yaml/duplicate-key', 'format: 1\nformat: 1\n'),
	raw('yaml/alias', 'format: &a [*a]\n'),
	raw(
		'yaml/alias',
		`a: &a [x, x]\nb: &b [${'*a, '.repeat(9)}*a]\nc: &c [${'*b, '.repeat(9)}*b]\nd: [${'*c, '.repeat(9)}*c]\n`
	),
	raw('yaml/empty', ' \n'),
	raw('yaml/encoding', 'format: 1\nreviewer: Sa\uFFFDda\n'),
	raw('yaml/too-deep', `id: ${'['.repeat(100_000)}\n`),
	raw('yaml/too-large', `id: ${'x'.repeat(5_000_000)}\n`)
];

const structureExamples: Broken[] = [
	yaml('scenario/unknown-field', 'minutes: 20', 'minutes: 20\nauthor: me'),
	yaml('scenario/missing-field', 'minutes: 20\n', ''),
	yaml('scenario/wrong-value', 'minutes: 20', 'minutes: twenty'),
	yaml('scenario/wrong-value', 'id: first-contact', 'id: première-écoute'),
	yaml('scenario/id-mismatch', 'id: stub-case', 'id: another-case'),
	yaml('scenario/duplicate-id', 'id: status', 'id: interview'),
	yaml('scenario/reserved-id', 'closed: { start: false }', 'in: { start: false }\n  closed: { start: false }'),
	yaml('scenario/reserved-id', 'id: status', 'id: constructor'),
	yaml('scenario/reserved-id', 'closed: { start: false }', 'toString: { start: false }\n  closed: { start: false }'),
	yaml('scenario/unknown-id', '- { to: shelter }', '- { to: sheltre }'),
	yaml('scenario/unknown-id', 'add: { trust: -1 }', 'add: { trsut: -1 }'),
	yaml('scenario/cycle', '- { to: charging }', '- { to: first-contact }'),
	yaml('scenario/exit-not-total', '- { to: shelter }', '- { when: identified, to: shelter }'),
	yaml('scenario/exit-never-read', '- { to: shelter }', '- { to: shelter }\n      - { to: charging }'),
	yaml('scenario/value-out-of-list', 'set: { charge: labour }', 'set: { charge: labor }'),
	yaml('scenario/value-out-of-range', 'trust: { from: 0, to: 3, start: 1 }', 'trust: { from: 0, to: 3, start: 7 }'),
	yaml('scenario/value-type', 'set: { bribed: true }', 'set: { bribed: 3 }'),
	yaml('scenario/empty-range', 'trust: { from: 0, to: 3, start: 1 }', 'trust: { from: 3, to: 0, start: 1 }'),
	yaml('scenario/range-too-fine', 'to: 30\n        script', 'to: 30000\n        script'),
	yaml('scenario/ruling-mismatch', 'ruling: rule-nullity', 'ruling: verdict'),
	yaml('scenario/ruling-too-early', 'scenes: [charging, hearing], ruling', 'scenes: [charging, sentence], ruling'),
	yaml('scenario/script-invalid', 'script: alone-first', 'script: on-my-own'),
	yaml('scenario/outcome-not-total', '{ id: not-granted,', '{ id: not-granted, ruling: join,'),
	yaml(
		'scenario/order-impossible',
		'[oath, charge-read]]',
		'[charge-read, oath], [oath, identity], [oath, charge-read]]'
	),
	yaml('scenario/order-matters', '{ id: slip, distance: 1,', '{ id: slip, distance: 1, when: pressed,'),
	yaml('scenario/order-matters', 'id: needs, add: { trust: 1 }', 'id: needs, set: { bribed: true }'),
	yaml('scenario/too-few-decisions', 'defence: {}', 'defence: { play: [solo] }'),
	yaml('scenario/too-many-effects', '- { id: act, right: true', `${nineOptions}- { id: act, right: true`),
	yaml('scenario/no-source', 'marks: { elements: 0 }, source: [cpp-49]', 'marks: { elements: 0 }'),
	{
		code: 'scenario/excluded-comes-back',
		files: filesOf(
			edited('{ id: wait, marks', '{ id: wait, exhibits: { PA2: { status: excluded } }, marks').replace(
				'{ id: corroborate, add',
				'{ id: corroborate, exhibits: { PA2: { status: produced } }, add'
			)
		)
	},
	yaml('scenario/unread-variable', 'pressed: { start: false }', 'pressed: { start: false }\n  spare: { start: false }'),
	yaml('scenario/unknown-source', 'cp-448-14', 'cp-448-41', { sources: new Set(['cp-448-14']), competencies: null }),
	yaml('scenario/unknown-competency', 'minutes', 'minutes', { sources: null, competencies: new Set(['procedure']) })
];

const conditionExamples: Broken[] = [
	yaml('condition/syntax', 'when: bribed', 'when: bribed &&'),
	yaml('condition/type', 'when: bribed', 'when: trust'),
	yaml('condition/type', 'when: bribed', 'when: trust == "high"'),
	yaml('condition/not-allowed', 'when: bribed', 'when: 4 / proof > 1'),
	yaml('condition/unknown-variable', 'when: bribed', 'when: bribd'),
	yaml('condition/unknown-word', 'when: charge == "labour"', 'when: charge == "labor"'),
	yaml('condition/out-of-range', 'when: proof >= 1, set', 'when: proof >= 9, set')
];

const proseExamples: Broken[] = [
	{ code: 'prose/missing-file', files: { ...filesOf(stubYaml), prose: { fr: '' } } },
	prose('prose/too-large', () => 'x'.repeat(1_100_000)),
	prose('prose/block-malformed', (fr) => fr.replace('### brief', '### brief {if: bribed}')),
	prose('prose/block-without-heading', (fr) => `### text\nLost\n${fr}`),
	prose('prose/text-outside-block', (fr) => fr.replace('## about\n', '## about\nLost words\n')),
	prose('prose/duplicate-heading', addLine('## about')),
	prose('prose/duplicate-block', (fr) => fr.replace(title, title + title)),
	prose('prose/empty', (fr) => fr.replace(title, '### title\n')),
	prose('prose/no-last-wording', (fr) => fr.replace('### title\n', '### title {when: bribed}\n')),
	prose('prose/missing-heading', (fr) => fr.replace('## gate.bribe_unreported', '## gate.bribe_unreportd')),
	prose('prose/unknown-heading', addLine('## first-contact.interveiw')),
	prose('prose/missing-block', (fr) => fr.replace(title, '')),
	prose('prose/unknown-block', (fr) => fr.replace(title, `${title}### subtitle\nMore\n`)),
	prose('prose/missing-in-language', (fr) => fr.replace('### hint\n⟦fr|first-contact.interview|hint 3⟧\n', '')),
	prose('prose/placeholders', (fr) => fr.replace(title, '### title\nDossier {name}\n')),
	prose('prose/placeholders', (fr) => fr.replace(title, '### title\nDossier PA1\n')),
	prose('prose/placeholders', (fr) => fr.replace(title, '### title\nSelon 448-9\n')),
	prose('prose/untranslated', (fr) => fr.replace(title, '### title\nقضية من أربع كلمات\n')),
	inFrenchAndEnglish('prose/untranslated', (text) => text.replace(/⟦..\|about\|brief⟧/, 'Four words the same')),
	prose('prose/encoding', (fr) => fr.replace(title, '### title\nPremi\uFFFDre\n')),
	prose('prose/markup', (fr) => fr.replace(title, '### title\nDossier <b>un</b>\n')),
	{ code: 'prose/undeclared-language', files: filesOf(edited('languages: [fr, ar, en]', 'languages: [fr, ar]')) },
	inAll(
		'prose/law-without-source',
		edited('withdrawn: { stands: false, source: [cpp-82-5-1] }', 'withdrawn: { stands: false }'),
		'ending.withdrawn|commentary'
	),
	inAll('prose/law-other-source', stubYaml, 'gate.bribe_unreported|why'),
	prose('prose/wordings-differ', (fr) => fr.replace(title, `### title {when: bribed}\nOther\n${title}`)),
	prose('prose/length', (fr) => fr.replace(title, `### title\n${'long '.repeat(60)}\n`))
];

const thirtyInjects = Array.from(
	{ length: 30 },
	(_, at) => `  x${at}: { scenes: [shelter], set: { bribed: true } }\n`
).join('');

const proofExamples: Broken[] = [
	yaml('proof/too-many-states', 'injects:\n', `injects:\n${thirtyInjects}`),
	yaml('proof/scene-unreachable', toSentence, ''),
	yaml('proof/ending-unreachable', 'endings:\n', 'endings:\n  never: { stands: false }\n'),
	yaml(
		'proof/exit-unreachable',
		'- { when: charge == "labour", end',
		'- { when: charge == "none", end: withdrawn }\n      - { when: charge == "labour", end'
	),
	yaml('proof/choice-unreachable', 'id: drop-the-charges,', 'id: drop-the-charges, when: verdict == "guilty",'),
	{
		code: 'proof/inject-unreachable',
		files: filesOf(edited(toSentence, '').replace('scenes: [hearing], set', 'scenes: [sentence], set'))
	},
	{
		code: 'proof/incident-unreachable',
		files: filesOf(
			edited(toSentence, '')
				.replace('incidents:\n', 'incidents:\n  late-plea: { by: defence, scenes: [sentence], ruling: rule-plea }\n')
				.replace('      - id: last-request\n', `${plea}      - id: last-request\n`)
		)
	},
	yaml('proof/gate-unreachable', 'gates:\n', 'gates:\n  never_raised: {}\n'),
	yaml('proof/exhibit-unreachable', 'exhibits:\n', 'exhibits:\n  PZ9: { holder: police }\n'),
	yaml('proof/voided-ending', '- { when: identity_revealed || proof < 2, end: quashed }\n', ''),
	{ code: 'proof/no-standing-ending', files: filesOf(stubYaml.replaceAll('stands: true', 'stands: false')) },
	yaml('proof/nothing-to-earn', 'script: trafficking', 'script: labour'),
	yaml('proof/lazy-strategy', '{ id: wait, marks: { protection: 1 }', '{ id: wait, marks: { protection: 90 }'),
	yaml('proof/minutes', 'minutes: 20', 'minutes: 1'),
	yaml('proof/minutes', 'minutes: 20', 'minutes: 200')
];

export const brokenExamples: readonly Broken[] = [
	...yamlExamples,
	...structureExamples,
	...conditionExamples,
	...mediaExamples,
	...proseExamples,
	...proofExamples
];
