import { courseLanguages, type ContentFiles, type CourseLanguage } from '#lib/course/index.ts';

const modules = 25;
const lessonsOfModule = 20;
/** As long as the lessons there are. */
const paragraphs = 16;
const wordsOfParagraph = 60;
const lessonParts = ['problem', 'activation', 'demonstration', 'application', 'integration'];
/** How many different words the language of a large library has. */
const vocabulary = 20_000;

const syllables: Record<CourseLanguage, readonly string[]> = {
	fr: 'ba cé di fou gra jeu ki lo mé nou pla qui ré sou tra vi zon teur ment tion'.split(' '),
	ar: 'با سع در فو قر جم كي لو مح نو بل حق رش سو تر في زن ضح عد شه'.split(' '),
	en: 'ba ce di fou gra jay ki lo me now pla qui re sou tra vi zon ter ment tion'.split(' ')
};

/** A course of 500 lessons in three languages, the same at each call, in words spread as those of a language are. */
export function largeContent(): ContentFiles {
	const random = seeded();
	const files = new Map([
		['sources.yaml', 'format: 1\nsources: []\n'],
		['large/course.yaml', courseText()],
		['large/questions.yaml', 'format: 1\nquestions: []\n']
	]);
	for (let module = 0; module < modules; module += 1)
		for (let lesson = 0; lesson < lessonsOfModule; lesson += 1)
			for (const language of courseLanguages)
				files.set(`large/m-${module}/l-${module}-${lesson}.${language}.md`, lessonText(language, random));
	return files;
}

/** The number of lessons, each in three languages. */
export const lessonCount = modules * lessonsOfModule;

const name = '{ fr: Grand, ar: كبير, en: Large }';

function courseText(): string {
	const all = [...Array(modules).keys()].map((module) => {
		const lessons = [...Array(lessonsOfModule).keys()].map((lesson) => `{ id: l-${module}-${lesson}, minutes: 10 }`);
		return `{ id: m-${module}, title: ${name}, summary: ${name}, requires: [], lessons: [${lessons.join(', ')}] }`;
	});
	return `format: 1\nid: large\nversion: 1.0.0\nlanguages: [fr, ar, en]\ntitle: ${name}\nsummary: ${name}\nmodules: [${all.join(', ')}]\n`;
}

function lessonText(language: CourseLanguage, random: () => number): string {
	// Few words are frequent and most are rare: the logarithm of the rank is spread evenly.
	const rank = () => Math.floor(vocabulary ** random());
	const some = (count: number) => Array.from({ length: count }, () => wordOf(language, rank())).join(' ');
	const body = Array.from({ length: paragraphs }, (_, at) =>
		at % 3 === 0
			? `## ${some(4)}${partMark(at / 3)}\n\n${some(wordsOfParagraph)} **448-${at + 1}**.`
			: `${some(wordsOfParagraph)}.`
	);
	return `---\ntitle: "${some(5)}"\nsummary: "${some(12)}"\nobjectives:\n  - "${some(8)}"\n---\n${body.join('\n\n')}\n`;
}

/** The first five headings open the five parts. */
const partMark = (heading: number): string => {
	const part = lessonParts[heading];
	return part === undefined ? '' : ` {${part}}`;
};

/** The word of a rank in a language. */
export function wordOf(language: CourseLanguage, rank: number): string {
	const made: string[] = [];
	for (let left = rank; made.length < 2 || left > 0; left = Math.floor(left / 20))
		made.push(syllables[language][left % 20] ?? '');
	return made.join('');
}

/** A linear congruential generator (Numerical Recipes): the same numbers on each machine. */
function seeded(): () => number {
	let state = 1;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}
