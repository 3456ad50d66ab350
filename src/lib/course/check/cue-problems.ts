import { courseLanguages, type CourseLanguage } from '../language.ts';
import { plainWord } from '../quiz/plain-word.ts';
import type { ChoiceQuestion, Question } from '../quiz/question.ts';
import { weakness, type Problem } from './question-problem.ts';

/** Words by which a test-wise learner finds an answer without knowing it (Haladyna, Downing and Rodriguez, 2002). */
export function cueProblems(question: Question): readonly Problem[] {
	if (!('options' in question) || question.kind === 'true-false') return [];
	return [
		...absoluteWords(question),
		...courseLanguages.flatMap((language) => [
			...negativeStem(question, language),
			...repeatedWords(question, language)
		])
	];
}

/** « Toujours », « never » and their like, as `plainWord` leaves them. */
const absolute: Record<CourseLanguage, RegExp> = {
	fr: /\b(?:toujours|jamais|forcement|systematiquement|automatiquement|en toute circonstance|dans tous les cas)\b/,
	ar: /(?:^|\s)(?:دايما|ابدا|مطلقا|تلقاييا|في جميع الاحوال|في كل الحالات)(?:\s|$)/,
	en: /\b(?:always|never|invariably|automatically|in all cases|without exception)\b/
};

/** Only wrong options are absolute: who knows nothing strikes them out. */
function absoluteWords({ options }: ChoiceQuestion): readonly Problem[] {
	const absoluteIn = options.map(({ text }) =>
		courseLanguages.filter((language) => absolute[language].test(plainWord(text[language])))
	);
	const telling = courseLanguages.filter(
		(language) => !options.some(({ right }, at) => right && absoluteIn[at]?.includes(language))
	);
	return options.flatMap(({ id }, at) => {
		const languages = telling.filter((language) => absoluteIn[at]?.includes(language));
		const message = `the option ${id} says « always » or its like (${languages.join(', ')}), and no right one does.`;
		return languages.length === 0 ? [] : [weakness('question/absolute-word', message, ['options', at])];
	});
}

/** « Laquelle n’est pas … », in small letters. Arabic has no capitals to show the negation with. */
const negative: Partial<Record<CourseLanguage, RegExp>> = {
	fr: /\b(?:[Ll][ae]s?)?[Qq]u(?:elles?|els?|i)\b[^.?!]*\bn(?:e\s|['’])[^.?!]*\b(?:pas|jamais)\b[^.!?]*\?|\b(?:sauf|excepté)\b[^.!]*\?/,
	en: /\b(?:[Ww]hich|[Ww]ho)\b[^.?!]*\b(?:not|never)\b[^.!?]*\?|\bexcept\b[^.!]*\?/
};

const negativeStem = ({ prompt }: ChoiceQuestion, language: CourseLanguage): readonly Problem[] =>
	negative[language]?.test(prompt[language])
		? [weakness('question/negative-stem', `“${prompt[language]}” asks for what is not, in small letters.`, ['prompt'])]
		: [];

const longWord = 7;
const manyWords = 2;

/** Words of the question that the right option alone repeats point to it. */
function repeatedWords({ prompt, options }: ChoiceQuestion, language: CourseLanguage): readonly Problem[] {
	const wordsOf = (text: string) =>
		new Set(
			plainWord(text)
				.split(/[\s'’-]+/u)
				.filter(({ length }) => length >= longWord)
		);
	const asked = wordsOf(prompt[language]);
	const words = options.map(({ text }) => wordsOf(text[language]));
	const at = options.findIndex(({ right }) => right);
	const wrong = words.filter((_, index) => options[index]?.right === false);
	const given = [...(words[at] ?? [])].filter((word) => asked.has(word) && !wrong.some((other) => other.has(word)));
	if (options.length < 3 || given.length < manyWords) return [];
	const message = `in ${language}, “${given.join(' ')}” of the question stands in the right option alone.`;
	return [weakness('question/repeated-words', message, ['options', at])];
}
