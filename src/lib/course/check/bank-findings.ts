import { warningAt, type Finding } from '../authoring/finding.ts';
import type { FindingCode } from '../authoring/finding-codes.ts';
import { courseLanguages, type CourseLanguage } from '../language.ts';
import { plainWord } from '../quiz/plain-word.ts';
import type { ChoiceQuestion, QuestionFile } from '../quiz/question.ts';
import type { ShapedFile } from './read-files.ts';

/** What the questions of a file teach a test-wise learner when they are taken together. */
export const bankFindings = (file: ShapedFile<QuestionFile>): readonly Finding[] => [
	...samePrompts(file),
	...moduleFindings(file)
];

/** Two questions that ask the same; those of one series may, since each has its own document in view. */
function samePrompts({ value, yaml }: ShapedFile<QuestionFile>): readonly Finding[] {
	const seen = new Map<string, string>();
	return value.questions.flatMap(({ id, prompt, series = '' }, index) => {
		const words = `${plainWord(prompt.fr)}\n${series}`;
		const before = seen.get(words);
		seen.set(words, id);
		const message = `${id}: ${before ?? ''} asks in the same words.`;
		return before === undefined
			? []
			: [warningAt(yaml.file, yaml.lineOf(['questions', index, 'prompt']), 'question/same-prompt', message)];
	});
}

/** Fewer questions show no habit. */
const fewest = 8;

function moduleFindings({ value, yaml }: ShapedFile<QuestionFile>): readonly Finding[] {
	const singles = value.questions.filter((question): question is ChoiceQuestion => question.kind === 'single');
	const modules = [...Map.groupBy(singles, ({ module }) => module)].filter(([, bank]) => bank.length >= fewest);
	return modules.flatMap(([module, bank]) => {
		const first = bank[0];
		const line = first ? yaml.lineOf(['questions', value.questions.indexOf(first)]) : 1;
		const say = (code: FindingCode, message: string) => warningAt(yaml.file, line, code, `${module}: ${message}`);
		const long = courseLanguages.filter((language) => isLongestRight(bank, language));
		const place = placeOfRight(bank);
		return [
			...(long.length === 0
				? []
				: [
						say('question/longest-right', `the longest option is the right one nearly everywhere (${long.join(', ')}).`)
					]),
			...(place === undefined
				? []
				: [say('question/right-position', `the right option is number ${place} in most questions.`)])
		];
	});
}

const longTooOften = 0.75;

/** A bank whose right option is nearly always the longest teaches to pick the longest. */
function isLongestRight(bank: readonly ChoiceQuestion[], language: CourseLanguage): boolean {
	const longest = bank.filter(({ options }) => {
		const lengths = options.map(({ text }) => text[language].length);
		const [first, second] = lengths.toSorted((a, b) => b - a);
		return first !== second && options[lengths.indexOf(first ?? 0)]?.right === true;
	});
	return longest.length / bank.length >= longTooOften;
}

const placedTooOften = 0.6;

/** The place, from 1, where most right options stand: options are shown in the order of the file. */
function placeOfRight(bank: readonly ChoiceQuestion[]): number | undefined {
	const places = Map.groupBy(bank, ({ options }) => options.findIndex(({ right }) => right) + 1);
	return [...places].find(([, questions]) => questions.length / bank.length > placedTooOften)?.[0];
}
