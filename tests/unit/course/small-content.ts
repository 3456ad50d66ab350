import { courseLanguages, type ContentFiles, type ContentMedia, type MediaKind } from '#lib/course/index.ts';

const sources = `format: 1
sources:
  - id: cp-448-1
    kind: law
    status: V
    date: 2024-08-22
    url: https://www.sgg.gov.ma/448-1
    cite: { fr: "Code pénal, art. 448-1", ar: "القانون الجنائي، الفصل 448-1", en: "Penal Code, art. 448-1" }
    says: { fr: "Définition.", ar: "تعريف.", en: "Definition." }
`;

const course = `format: 1
id: petit
version: 1.0.0
languages: [fr, ar, en]
title: { fr: Petit, ar: صغير, en: Small }
summary: { fr: Résumé, ar: ملخص, en: Summary }
modules:
  - id: un
    title: { fr: Un, ar: واحد, en: One }
    summary: { fr: Résumé, ar: ملخص, en: Summary }
    requires: []
    lessons:
      - { id: voir, minutes: 5, opener: q-ouvre, practice: [q-exerce], sources: [cp-448-1] }
      - { id: agir, minutes: 7, requires: [voir] }
    test: { draw: 2, pass: 80 }
`;

const question = (id: string, use: string, lesson: string) => `  - id: ${id}
    module: un
    use: ${use}
    kind: single
    lesson: ${lesson}
    sources: [cp-448-1]
    prompt: { fr: "${id} ?", ar: "سؤال ${id}؟", en: "${id}?" }
    options:
      - { id: a, right: true, text: { fr: Oui, ar: نعم, en: "Yes" }, why: { fr: Bien, ar: جيد, en: Good } }
      - { id: b, text: { fr: Non, ar: لا, en: "No" }, why: { fr: Mal, ar: خطأ, en: Bad } }
    why: { fr: Parce que, ar: لأن, en: Because }
`;

const questions = `format: 1
questions:
${question('q-ouvre', 'opener', 'voir')}${question('q-exerce', 'practice', 'voir')}${question('t-1', 'test', 'voir')}${question('t-2', 'test', 'agir')}${question('t-3', 'test', 'voir')}`;

const rule = `format: 1
id: petit
version: 1.0.0
course: petit
title: { fr: Petit, ar: صغير, en: Small }
lessons: all
test: { module: un, minimum: 80 }
trial: { minimum: 60, purpose: counted, gates: debriefed }
hours: 1
`;

const glossary = `format: 1
terms:
  - id: traite
    fr: traite
    ar: الاتجار بالبشر
    en: trafficking
    ar_status: V
    sources: [cp-448-1]
    definition: { fr: "Un acte, un moyen & un but", ar: "فعل ووسيلة وغرض", en: "An act, a means & a purpose" }
  - id: muet
    fr: muet
    ar: صامت
    en: silent
    ar_status: M
`;

/** The lesson of the fixture: the body begins on line 7. */
export const lessonText = (title: string): string => `---
title: ${title}
summary: ${title}
objectives:
  - ${title}
---
## ${title} {problem}

${title} 448-1 [[cp-448-1]].

::: case ${title}
${title}
:::

::: law cp-448-1
${title}
:::

::: reflection premiere
${title}
:::

${['activation', 'demonstration', 'application', 'integration'].map((part) => `## ${title} {${part}}\n`).join('\n')}
::: your-case mien
${title}
:::
`;

const titles = { fr: 'Regarder', ar: 'نظرة', en: 'Looking' } as const;

/** A whole content folder that holds, small enough to break in one place. */
export function smallContent(): Map<string, string> {
	const lessons = ['voir', 'agir'].flatMap((lesson) =>
		courseLanguages.map((language) => [`petit/un/${lesson}.${language}.md`, lessonText(titles[language])] as const)
	);
	return new Map([
		['sources.yaml', sources],
		['petit/course.yaml', course],
		['petit/questions.yaml', questions],
		['petit/rule.yaml', rule],
		['glossary.yaml', glossary],
		...lessons
	]);
}

/** The same folder with one text of one file replaced; throws when the text is not there. */
export function brokenContent(file: string, from: string, to: string): ContentFiles {
	const files = smallContent();
	const text = files.get(file) ?? '';
	if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
	return files.set(
		file,
		text.replace(from, () => to)
	);
}

const medium = (kind: MediaKind | null, hash: string, bytes = 100) => ({
	...{ kind, hash, bytes },
	size: kind?.startsWith('image/') ? { width: 40, height: 30 } : null
});

/** Files of the course: a picture, a film with its captions, a voice, and what is not what its name says. */
export const smallMedia = (): ContentMedia =>
	new Map([
		['petit/media/point.png', medium('image/png', 'h-png')],
		['petit/media/mots.fr.png', medium('image/png', 'h-mots-fr')],
		['petit/media/mots.ar.png', medium('image/png', 'h-mots-ar')],
		['petit/media/film.mp4', medium('video/mp4', 'h-mp4')],
		['petit/media/film.webm', medium('video/webm', 'h-webm')],
		...courseLanguages.map(
			(language) => [`petit/media/film.${language}.vtt`, medium('text/vtt', `h-vtt-${language}`)] as const
		),
		['petit/media/voix.mp3', medium('audio/mpeg', 'h-mp3')],
		['petit/media/muet.mp4', medium('video/mp4', 'h-muet')],
		['petit/media/page.png', medium(null, 'h-page')],
		['petit/media/lourd.png', medium(null, 'h-lourd', 300_001)]
	]);

/** The same folder with a diagnostic before its module: one question about each of these lessons, in order. */
export function withDiagnostic(lessons: readonly string[], draw = lessons.length, rules = ''): Map<string, string> {
	const files = smallContent();
	const asked = lessons.map((lesson, index) => question(`d-${index + 1}`, 'diagnostic', lesson)).join('');
	files.set('petit/questions.yaml', questions + asked);
	return files.set(
		'petit/course.yaml',
		course.replace('    test:', `    diagnostic: { draw: ${draw}, pass: 80${rules} }\n    test:`)
	);
}
