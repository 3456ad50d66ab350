import { diagnosticQuiz, normalisedGain, wholeGroups, type CourseModule } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { meanPair, type MeanPair } from '../db/gain-repository.ts';
import { countedScores, countReactions, reactionComments, type Scores } from '../db/reaction-repository.ts';
import { attemptKey } from '../learning/test-state.ts';

/** People whose results make a mean, and opinions whose words are shown: the latest. */
const mostPeople = 2000;
const mostComments = 100;

export const reactionItems = ['useful', 'clear', 'able'] as const satisfies readonly (keyof Scores)[];

/** What people answered to one of the three questions. */
export interface ReactionLine {
	readonly item: keyof Scores;
	/** How many gave each answer, from the least to the most. */
	readonly counts: readonly [number, number, number, number];
}

/** One module as trainers see it: never anybody, and nothing of fewer than five. */
export interface ModuleEvaluation {
	readonly id: string;
	readonly title: string;
	/** Opinions in whole groups of five. */
	readonly counted: number;
	/** Empty while there are fewer than five. */
	readonly reactions: readonly ReactionLine[];
	readonly comments: readonly string[];
	/** Whether both are measured at all. */
	readonly hasDiagnostic: boolean;
	readonly gain: (MeanPair & { readonly gain: number | null }) | null;
}

/** Reactions and learning, module by module (levels 1 and 2 of Kirkpatrick); undefined for who is no trainer. */
export async function evaluationReport(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	language: Language
): Promise<readonly ModuleEvaluation[] | undefined> {
	if (!may(person, 'evaluation/read')) return undefined;
	const modules = app.content.courses.flatMap(({ course }) => course.modules);
	return Promise.all(modules.map((module) => moduleEvaluation(app, module, language)));
}

async function moduleEvaluation(
	{ db }: Pick<App, 'db'>,
	module: CourseModule,
	language: Language
): Promise<ModuleEvaluation> {
	const counted = wholeGroups(await countReactions(db.read, module.id));
	const [rows, comments, gain] = await Promise.all([
		countedScores(db.read, module.id, counted),
		reactionComments(db.read, module.id, { counted, most: mostComments }),
		gainOf(db, module)
	]);
	return {
		...{ id: module.id, title: module.title[language], counted, comments, gain },
		reactions: rows.length === 0 ? [] : reactionItems.map((item) => reactionLine(item, rows)),
		hasDiagnostic: module.diagnostic !== undefined && module.test !== undefined
	};
}

function reactionLine(item: keyof Scores, rows: readonly (Scores & { readonly count: number })[]): ReactionLine {
	const of = (score: number) => rows.filter((row) => row[item] === score).reduce((sum, { count }) => sum + count, 0);
	return { item, counts: [of(1), of(2), of(3), of(4)] };
}

/** From first attempts only: a second one follows the explanations of the first. */
async function gainOf(db: App['db'], { id, diagnostic, test }: CourseModule): Promise<ModuleEvaluation['gain']> {
	if (!diagnostic || !test) return null;
	const first = (quizId: string) => ({ quizId, clientKey: attemptKey(quizId, 1) });
	const pair = await meanPair(db.read, { before: first(diagnosticQuiz(id)), after: first(id), most: mostPeople });
	return pair && { ...pair, gain: normalisedGain(pair) };
}
