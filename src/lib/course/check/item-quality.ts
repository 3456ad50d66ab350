import { courseLanguages, type CourseLanguage, type LocalText } from '../language.ts';
import { plainWord } from '../quiz/plain-word.ts';
import type { Question } from '../quiz/question.ts';
import { problem, weakness, type Problem } from './question-problem.ts';

interface Worded {
	readonly text: LocalText;
	readonly path: Problem['path'];
}

/** Texts among which somebody chooses: they have to differ, in every language. */
function choicesOf(question: Question): readonly (readonly Worded[])[] {
	const at = (path: Problem['path'], parts: readonly { readonly text: LocalText }[]): readonly Worded[] =>
		parts.map(({ text }, index) => ({ text, path: [...path, index] }));
	switch (question.kind) {
		case 'matching':
			return [
				question.pairs.map(({ left }, index) => ({ text: left, path: ['pairs', index] })),
				[
					...question.pairs.map(({ right }, index) => ({ text: right, path: ['pairs', index] })),
					...at(['extra'], question.extra ?? [])
				]
			];
		case 'ordering':
			return [at(['steps'], question.steps)];
		case 'cloze':
			return question.gaps.map(({ options }, index) => at(['gaps', index, 'options'], options));
		case 'numeric':
		case 'short-text':
			return [];
		default:
			return [at(['options'], question.options)];
	}
}

/** What is wrong with the words of a question and its options. */
export const wordingProblems = (question: Question): readonly Problem[] => [
	...choicesOf(question).flatMap((choices) =>
		courseLanguages.flatMap((language) => [...repeated(choices, language), ...catchAlls(choices, language)])
	),
	...[...choicesOf(question).flat(), ...asked(question)].flatMap(untranslated)
];

const asked = ({ prompt, why }: Question): readonly Worded[] => [
	{ text: prompt, path: ['prompt'] },
	{ text: why, path: ['why'] }
];

/** Arabic without an Arabic letter, or a whole English sentence that is the French one. */
function untranslated({ text, path }: Worded): readonly Problem[] {
	const isWritten = /\p{L}{3}/u.test(text.fr);
	const language = isWritten && !/\p{Script=Arabic}/u.test(text.ar) ? 'ar' : text.en === text.fr ? 'en' : undefined;
	if (language === undefined || (language === 'en' && text.fr.split(/\s+/u).length < 4)) return [];
	return [weakness('question/untranslated', `“${text[language]}” is not in ${language}.`, [...path, language])];
}

function repeated(choices: readonly Worded[], language: CourseLanguage): readonly Problem[] {
	const words = choices.map(({ text }) => plainWord(text[language]));
	return choices.flatMap(({ text, path }, index) =>
		words.indexOf(words[index] ?? '') === index
			? []
			: [problem('question/same-options', `two options read the same in ${language}: “${text[language]}”.`, path)]
	);
}

/** « Toutes ces réponses », « none of the above » and their like, without accents and vowel signs. */
const catchAll: Record<CourseLanguage, RegExp> = {
	fr: /\b(toutes|aucune) (de )?(les|ces|des|ce) (reponses|propositions|affirmations|options)\b|\b(tout|rien|aucun|aucune|toutes|tous) (de )?(ce qui precede|ci-dessus|des precedentes?|les precedentes?)\b/,
	ar: /(جميع|كل|لا شيء من|ليس اي من|اي من) (ما سبق|ما ذكر|الاجوبه|الاجابات|الخيارات|الاقتراحات)/,
	en: /\b(all|none|any|both) of (the above|these|them|the (answers|options|statements))\b/
};

const catchAlls = (choices: readonly Worded[], language: CourseLanguage): readonly Problem[] =>
	choices
		.filter(({ text }) => catchAll[language].test(plainWord(text[language])))
		.map(({ text, path }) =>
			weakness('question/catch-all', `“${text[language]}” asks for the list, not for the subject.`, path)
		);
