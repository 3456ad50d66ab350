import * as v from 'valibot';
import {
	analyseItem,
	quizBank,
	quizzesOf,
	responseSchema,
	type CourseQuiz,
	type ItemFigures,
	type OptionFigures,
	type PublishedCourse,
	type Question,
	type QuizKind
} from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { itemResponses, itemSums } from '../db/item-analysis-repository.ts';
import { attemptKey } from '../learning/test-state.ts';

/** Latest first attempts that a report is made of: enough for figures, and a page that costs the same for ever. */
export const mostAttempts = 2000;

export const itemOrders = ['difficulty', 'discrimination', 'count', 'question'] as const;
export type ItemOrder = (typeof itemOrders)[number];

export interface OptionLine extends OptionFigures {
	readonly text: string;
}

/** A question as the report shows it. */
export interface ItemLine extends Omit<ItemFigures, 'options'> {
	readonly id: string;
	readonly prompt: string;
	readonly kind: Question['kind'];
	readonly module: string;
	readonly options: readonly OptionLine[];
}

/** A quiz that can be looked at. */
export interface ReportedQuiz {
	readonly id: string;
	readonly kind: QuizKind;
	readonly title: string;
}

export interface ItemReport {
	readonly quizzes: readonly ReportedQuiz[];
	readonly quiz: ReportedQuiz;
	readonly order: ItemOrder;
	readonly items: readonly ItemLine[];
}

interface Asked {
	/** The first there is where it is none of ours. */
	readonly quiz: string | null;
	readonly order: ItemOrder;
	readonly language: Language;
}

/** The figures of the questions of one quiz, for trainers; undefined for others, and where there is no quiz. */
export async function itemReport(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	asked: Asked
): Promise<ItemReport | undefined> {
	if (!may(person, 'items/read')) return undefined;
	const all = app.content.courses.flatMap((course) => quizzesOf(course.course).map((quiz) => ({ course, quiz })));
	const found = all.find(({ quiz }) => quiz.id === asked.quiz) ?? all[0];
	if (!found) return undefined;
	const named = ({ course, quiz }: InCourse): ReportedQuiz => ({
		...{ id: quiz.id, kind: quiz.kind },
		title: (quiz.module ?? course.course).title[asked.language]
	});
	const items = await itemLines(app, found, asked.language);
	return {
		quizzes: all.map(named),
		quiz: named(found),
		order: asked.order,
		items: items.toSorted(comparisons[asked.order])
	};
}

interface InCourse {
	readonly course: PublishedCourse;
	readonly quiz: CourseQuiz;
}

/** Questions without figures come last. */
const comparisons: Record<ItemOrder, (a: ItemLine, b: ItemLine) => number> = {
	difficulty: (a, b) => (a.difficulty ?? 2) - (b.difficulty ?? 2),
	discrimination: (a, b) => (a.discrimination ?? 2) - (b.discrimination ?? 2),
	count: (a, b) => b.count - a.count,
	question: (a, b) => (a.id < b.id ? -1 : 1)
};

async function itemLines(
	app: Pick<App, 'db' | 'content'>,
	{ course, quiz }: InCourse,
	language: Language
): Promise<readonly ItemLine[]> {
	const firsts = { quizId: quiz.id, clientKey: attemptKey(quiz.id, 1), most: mostAttempts };
	const [sums, responses] = await Promise.all([itemSums(app.db.read, firsts), itemResponses(app.db.read, firsts)]);
	return quizBank(quiz, course.questions.values()).map((question) => {
		const hash = app.content.hashOf('question', question.id);
		const given = responses
			.filter((row) => row.hash === hash)
			.map(({ response, count, lower }) => ({ response: v.parse(responseSchema, JSON.parse(response)), count, lower }));
		const figures = analyseItem(question, sums.find((row) => row.hash === hash) ?? nobody, given);
		return lineOf(question, figures, language);
	});
}

const nobody = { count: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

const lineOf = (question: Question, figures: ItemFigures, language: Language): ItemLine => ({
	...figures,
	...{ id: question.id, kind: question.kind, module: question.module, prompt: question.prompt[language] },
	options: figures.options.map((option) => ({ ...option, text: optionText(question, option, language) }))
});

function optionText(question: Question, { id, gap }: OptionFigures, language: Language): string {
	const gaps = question.kind === 'cloze' ? question.gaps : [];
	const options = 'options' in question ? question.options : (gaps.find((each) => each.id === gap)?.options ?? []);
	return options.find((option) => option.id === id)?.text[language] ?? id;
}
