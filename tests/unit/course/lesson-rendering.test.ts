import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContent, lessonHtml, type CourseLanguage, type Lesson } from '#lib/course/index.ts';
import { lessonText, smallContent, smallMedia } from './small-content.ts';

/** These texts are stretches, not whole lessons, and show few of the files. */
const aside: readonly string[] = ['lesson/part-missing', 'content/orphan-file'];

function render(
	body: string,
	language: CourseLanguage = 'fr'
): { lesson: Lesson | undefined; codes: readonly string[] } {
	const files = smallContent();
	const head = lessonText('Titre').split('## ')[0] ?? '';
	for (const each of ['fr', 'ar', 'en']) files.set(`petit/un/voir.${each}.md`, head + body);
	const { content, findings } = checkContent(files, smallMedia());
	const codes = findings.map(({ code }) => code).filter((code) => !aside.includes(code));
	return { lesson: content.courses[0]?.lessons.get('voir')?.in[language], codes };
}

const htmlOf = (body: string, language?: CourseLanguage): string => {
	const { lesson } = render(body, language);
	return lesson ? lessonHtml(lesson) : '';
};

/** What a browser would act on: elements that are not ours, handlers, addresses of another scheme. */
const dangerous =
	/<(?!\/?(?:p|h[2-6]|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|strong|em|del|a|sup|span|bdi|code|pre|hr|br|button)\b)[a-z!/?]|<[^>"]*(?:"[^"]*"[^>"]*)*\son\w+=|href="(?!https:\/\/|\/fr\/|\/ar\/|#source-)/i;

describe('a lesson as HTML', () => {
	it.each([
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'<svg/onload=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](JaVaScRiPt:alert(1))',
		'[x](java&#115;cript:alert(1))',
		'[x](data:text/html,<script>alert(1)</script>)',
		'[x](//evil.example)',
		'[x](https:evil)',
		'![x](x" onerror="alert(1))',
		'[x](https://a.example "\\" onclick=alert(1) \\"")',
		'<https://a.example/"onclick=alert(1)>',
		'[a]: javascript:alert(1)\n\n[a]',
		'`<script>`',
		'```"><script>\n<script>\n```',
		'::: case <script>alert(1)</script>\n<b onclick=x>\n:::',
		'| <script> |\n|---|\n| <img src=x onerror=y> |',
		'[[<script>]]',
		'{{<script>alert(1)</script>}}',
		'{{traite|<img src=x onerror=alert(1)>}}',
		'{{traite" onclick="alert(1)|x}}',
		'## <script>alert(1)</script> {problem}',
		'## a {problem} onclick=alert(1)',
		'::: figure point.png\nalt: x" onerror="alert(1)\n\n<script>alert(1)</script>\n:::',
		'::: figure javascript:alert(1)\nalt: x\n:::',
		'::: figure ../../secret.png\nalt: x\n:::',
		'::: video film\n<iframe src=javascript:alert(1)></iframe>\n:::',
		'::: audio voix" onplay="alert(1)\nx\n:::',
		'::: compare <img src=x onerror=y>\n| <b onclick=x> | b |\n|---|---|\n| <script> | [x](javascript:alert(1)) |\n:::',
		'::: checklist liste <script>\n- <img src=x onerror=y>\n- [x](data:text/html,x)\n:::',
		'::: your-case mien" onfocus="alert(1)\n<script>alert(1)</script>\n:::'
	])('lets nothing through that runs: %s', (body) => {
		expect(htmlOf(body)).not.toMatch(dangerous);
	});

	it('lets nothing through that runs, whatever is typed', () => {
		const piece = fc.constantFrom(
			'<',
			'>',
			'"',
			"'",
			'&',
			'(',
			')',
			'[',
			']',
			'`',
			'*',
			'_',
			':',
			'\n',
			' ',
			'a',
			'!',
			'#',
			'javascript:',
			'<script>',
			'https://a.example',
			'onerror=',
			'::: note\n',
			':::\n',
			'[[cp-448-1]]',
			'{{traite}}',
			'{{',
			'}}',
			'## a {problem}\n',
			'::: figure point.png\nalt: ',
			'::: video film\n',
			'::: compare x\n| a | b |\n|---|---|\n| ',
			'::: checklist liste x\n- ',
			'::: your-case mien\n',
			'|',
			'-',
			'\\',
			'448-1',
			'ا'
		);
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 30 }),
				fc.constantFrom('fr' as const, 'ar' as const),
				(pieces, language) => {
					expect(htmlOf(pieces.join(''), language)).not.toMatch(dangerous);
				}
			),
			{ numRuns: 300 }
		);
	});

	it('links to https and to lessons', () => {
		expect(htmlOf('[a](https://www.sgg.gov.ma/x?y=1&z) [b](lesson:agir)')).toContain(
			'<a href="https://www.sgg.gov.ma/x?y=1&amp;z">a</a> <a href="/fr/course/petit/lesson/agir">b</a>'
		);
	});

	it.each([
		['ten thousand nested quotations', '>'.repeat(10_000)],
		['ten thousand spaced quotations', '> '.repeat(3_900)],
		['600 nested lists', Array.from({ length: 600 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
		['600 nested numbered lists', Array.from({ length: 600 }, (_, depth) => `${'   '.repeat(depth)}1. a`).join('\n')],
		['lists in one line', '- '.repeat(3_000)],
		['lists in quotations', '> - '.repeat(1_500)],
		['ten thousand blocks in one another', '::: note\n'.repeat(10_000)],
		['ten thousand checklists in one another', '::: checklist a b\n'.repeat(8_000)]
	])('refuses %s at once', (_, body) => {
		const before = performance.now();
		expect(render(body).codes).toContain('content/too-deep');
		expect(performance.now() - before).toBeLessThan(500);
	});

	it('allows twelve levels of lists and refuses a thirteenth', () => {
		const nested = (levels: number) =>
			Array.from({ length: levels }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
		expect(render(nested(12)).codes).toEqual([]);
		expect(render(nested(13)).codes).toContain('content/too-deep');
	});

	it('cuts the text into stretches and blocks, in order', () => {
		const body =
			'Un.\n\n::: case Une *affaire*\nFaits.\n:::\n\n::: law cp-448-1\nMots.\n:::\n::: reflection moi\nEt **vous** ?\n:::\n\nFin.';
		expect(render(body).lesson?.parts).toEqual([
			{ kind: 'text', html: '<p>Un.</p>\n' },
			{ kind: 'case', title: 'Une *affaire*', html: '<p>Faits.</p>\n' },
			{ kind: 'law', source: 'cp-448-1', html: '<p>Mots.</p>\n' },
			{ kind: 'reflection', id: 'moi', html: '<p>Et <strong>vous</strong> ?</p>\n' },
			{ kind: 'text', html: '<p>Fin.</p>\n' }
		]);
		expect(render(body).lesson?.reflections).toEqual([{ id: 'moi', prompt: 'Et vous ?', ownCase: false }]);
	});

	it.each([
		['many terms', '{{traite}} '.repeat(10_000)],
		['unclosed terms', '{{traite|'.repeat(800) + '\n' + '{{'.repeat(3_000)],
		['many paragraphs', 'a\n\n'.repeat(60_000)],
		['many headings of parts', '## a {problem}\n'.repeat(8_000)],
		['closed blocks', '::: note\na\n:::\n'.repeat(8_000)]
	])('reads %s in a moment', (_, body) => {
		const before = performance.now();
		render(body);
		expect(performance.now() - before).toBeLessThan(15_000);
	});

	it('refuses a lesson of ten million bytes at once, whatever is in it', () => {
		for (const line of ['a\n', '{{traite}}\n', '- a\n', '::: note\na\n:::\n']) {
			const before = performance.now();
			expect(render(line.repeat(10_000_000 / line.length)).codes).toContain('content/too-big');
			expect(performance.now() - before).toBeLessThan(20_000);
		}
	});

	it('opens each of its five parts by a heading that does not show the mark', () => {
		const { lesson } = render('## La *phrase* {problem}\n\nUn.\n\n## Autre {chose}');
		expect(lesson?.parts).toEqual([
			{ kind: 'heading', part: 'problem', html: '<h2 id="section-1">La <em>phrase</em></h2>\n' },
			{ kind: 'text', html: '<p>Un.</p>\n<h2 id="section-2">Autre {chose}</h2>\n' }
		]);
		expect(lesson?.outline[0]).toEqual({ id: 'section-1', level: 2, text: 'La phrase' });
	});

	it('shows a figure with its alternative, its size and its caption', () => {
		expect(render('::: figure point.png\nalt: Un "point"\n\nLégende.\n:::').lesson?.parts).toEqual([
			{ kind: 'figure', hash: 'h-png', width: 40, height: 30, alt: 'Un "point"', html: '<p>Légende.</p>\n' }
		]);
	});

	it('shows of a figure with words in it the picture of the language', () => {
		const shown = (language: CourseLanguage) => render('::: figure mots.png\nalt: x\n:::', language);
		expect(shown('fr').lesson?.parts).toMatchObject([{ kind: 'figure', hash: 'h-mots-fr' }]);
		expect(shown('ar').lesson?.media).toEqual(['mots.ar.png']);
		expect(shown('en').codes).toContain('lesson/media-missing');
	});

	it('plays a film with the captions of the language, and a voice, each with what is said', () => {
		const { lesson } = render('::: video film\nقيل.\n:::\n\n::: audio voix\nقيل.\n:::', 'ar');
		expect(lesson?.parts).toEqual([
			{
				kind: 'video',
				files: [
					{ hash: 'h-mp4', type: 'video/mp4' },
					{ hash: 'h-webm', type: 'video/webm' }
				],
				captions: 'h-vtt-ar',
				html: '<p>قيل.</p>\n'
			},
			{ kind: 'audio', files: [{ hash: 'h-mp3', type: 'audio/mpeg' }], captions: null, html: '<p>قيل.</p>\n' }
		]);
		expect(lesson?.media).toEqual(['film.mp4', 'film.webm', 'film.ar.vtt', 'voix.mp3']);
	});

	it('says in each cell of a comparison the heading of its column, for the cards of a phone', () => {
		const { lesson } = render('::: compare Deux voies\n| | Un | Deux |\n|---|---|---|\n| a | b | **c** |\n:::');
		expect(lesson?.parts).toEqual([
			{
				kind: 'compare',
				title: 'Deux voies',
				html:
					'<table><thead><tr><th scope="col"></th><th scope="col">Un</th><th scope="col">Deux</th></tr></thead>' +
					'<tbody><tr><th scope="row">a</th><td><span class="column" aria-hidden="true">Un</span>b</td>' +
					'<td><span class="column" aria-hidden="true">Deux</span><strong>c</strong></td></tr></tbody></table>\n'
			}
		]);
	});

	it('makes each line of a checklist something to tick', () => {
		expect(render('::: checklist ma-liste Avant de partir\n- un **deux**\n- trois\n:::').lesson?.parts).toEqual([
			{ kind: 'checklist', id: 'ma-liste', title: 'Avant de partir', items: ['un <strong>deux</strong>', 'trois'] }
		]);
	});

	it('opens the definition of a term without a script, in the words of the sentence or its own', () => {
		const { lesson } = render('{{traite}} et {{traite|elle}}');
		const button =
			'<button type="button" class="term" popovertarget="term-traite" title="Un acte, un moyen &amp; un but">';
		expect(lesson ? lessonHtml(lesson) : '').toBe(`<p>${button}traite</button> et ${button}elle</button></p>\n`);
		expect(lesson?.terms).toEqual(['traite']);
	});

	it('numbers citations in the order of their first use and links them to the list of sources', () => {
		const { lesson } = render('Un [[cp-448-1]], deux [[cp-448-1]].');
		expect(lesson?.citations).toEqual(['cp-448-1']);
		expect(lesson ? lessonHtml(lesson) : '').toContain(
			'<a href="#source-1"><span class="visually-hidden">Code pénal, art. 448-1 </span><bdi>[1]</bdi></a>'
		);
	});

	it('isolates numbers, articles and Latin names in Arabic', () => {
		expect(htmlOf('الفصل 448-1 من GLO.ACT، ص 12.', 'ar')).toBe(
			'<p>الفصل <bdi>448-1</bdi> من <bdi>GLO.ACT</bdi>، ص <bdi>12</bdi>.</p>\n'
		);
		expect(htmlOf('Article 448-1.')).toBe('<p>Article 448-1.</p>\n');
	});

	it('gives headings ids that are the same in each language', () => {
		const body = '## Un\n\n### Deux **trois**\n\n## Quatre';
		expect(render(body, 'ar').lesson?.outline).toEqual([
			{ id: 'section-1', level: 2, text: 'Un' },
			{ id: 'section-2', level: 3, text: 'Deux trois' },
			{ id: 'section-3', level: 2, text: 'Quatre' }
		]);
		expect(htmlOf(body)).toContain('<h3 id="section-2">Deux <strong>trois</strong></h3>');
	});

	it('leads to its own headings, and to those of another lesson', () => {
		const body = '## Un {problem}\n\n[ici](#section-1) et [là](lesson:agir#section-2)';
		expect(htmlOf(body)).toContain(
			'<a href="#section-1">ici</a> et <a href="/fr/course/petit/lesson/agir#section-2">là</a>'
		);
	});

	it('counts words and says how long reading takes', () => {
		const { lesson } = render(`## Mots\n\n${'mot '.repeat(399)}`);
		expect(lesson).toMatchObject({ words: 400, readingMinutes: 3 });
	});
});
