import { warningAt, type Finding } from '../authoring/finding.ts';
import { courseLanguages, type CourseLanguage, type LocalText } from '../language.ts';
import { plainWord } from '../quiz/plain-word.ts';
import type { ChoiceQuestion, Question, QuestionFile } from '../quiz/question.ts';
import { problem, weakness, type Problem } from './question-problem.ts';
import type { ShapedFile } from './read-files.ts';

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

/** What is wrong with the words of the options of a question. */
export const wordingProblems = (question: Question): readonly Problem[] =>
	choicesOf(question).flatMap((choices) =>
		courseLanguages.flatMap((language) => [...repeated(choices, language), ...catchAlls(choices, language)])
	);

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

const fewest = 8;
const tooOften = 0.75;

/** A bank whose right option is nearly always the longest teaches to pick the longest. */
export function longestRightFindings({ value, yaml }: ShapedFile<QuestionFile>): readonly Finding[] {
	const singles = value.questions.filter((question): question is ChoiceQuestion => question.kind === 'single');
	const modules = [...new Set(singles.map(({ module }) => module))];
	return modules.flatMap((module) => {
		const bank = singles.filter((question) => question.module === module);
		const [first] = bank;
		const given = courseLanguages.filter((language) => givesItselfAway(bank, language));
		if (!first || given.length === 0) return [];
		const line = yaml.lineOf(['questions', value.questions.indexOf(first)]);
		const message = `${module}: the longest option is the right one nearly everywhere (${given.join(', ')}).`;
		return [warningAt(yaml.file, line, 'question/longest-right', message)];
	});
}

function givesItselfAway(bank: readonly ChoiceQuestion[], language: CourseLanguage): boolean {
	const longest = bank.filter(({ options }) => {
		const lengths = options.map(({ text }) => text[language].length);
		const [first, second] = lengths.toSorted((a, b) => b - a);
		return first !== second && options[lengths.indexOf(first ?? 0)]?.right === true;
	});
	return bank.length >= fewest && longest.length / bank.length >= tooOften;
}
