import { finalQuiz } from '#lib/records/index.ts';
import type { PublishedCourse, PublishedLesson } from '../check/content.ts';
import { namedSources } from '../quiz/named-sources.ts';
import type { Question } from '../quiz/question.ts';
import type { ReviewCard } from './review-card.ts';

/** A text of law that a later version has replaced. */
export interface LawChange {
	readonly source: string;
	/** When this platform learnt of it. */
	readonly at: string;
}

/** What a learner has been taught. */
export interface Taught {
	/** When each lesson was finished, the last time. */
	readonly finishedAt: ReadonlyMap<string, string>;
	/** Best percentage by quiz, for tests that were passed. */
	readonly passed: ReadonlyMap<string, number>;
}

/** A question to ask again: since `dueAt`, because it was not known, or because a text that it rests on has changed. */
export interface DueQuestion {
	readonly question: Question;
	readonly dueAt: string;
	readonly change: LawChange | null;
}

type Cards = ReadonlyMap<string, Pick<ReviewCard, 'dueAt' | 'lastAt'>>;

/** Questions that will come back, those longest due first; `dueAt` of some may lie ahead. */
export function reviewQuestions(
	courses: readonly PublishedCourse[],
	taught: Taught,
	cards: Cards,
	changes: readonly LawChange[]
): readonly DueQuestion[] {
	const found = new Map<string, DueQuestion>();
	for (const course of courses) {
		for (const due of [...forgotten(course, taught, cards), ...changed(course, taught, cards, changes)]) {
			const before = found.get(due.question.id);
			if (!before || isBetter(due, before)) found.set(due.question.id, due);
		}
	}
	return [...found.values()].toSorted((a, b) => (a.dueAt === b.dueAt ? byId(a, b) : a.dueAt < b.dueAt ? -1 : 1));
}

/** Of two reasons for a question a change of the law is the one to give, else the older. */
const isBetter = (due: DueQuestion, before: DueQuestion): boolean =>
	due.change !== null || (before.change === null && due.dueAt < before.dueAt);

const byId = (a: DueQuestion, b: DueQuestion): number => (a.question.id < b.question.id ? -1 : 1);

const forgotten = (course: PublishedCourse, taught: Taught, cards: Cards): readonly DueQuestion[] =>
	[...cards].flatMap(([id, card]) => {
		const missed = course.questions.get(id);
		const question = missed && isHeld(course, missed, taught) ? standIn(course, missed, card.lastAt, cards) : missed;
		return question ? [{ question, dueAt: card.dueAt, change: null }] : [];
	});

/**
 * A question of a test waits until every test that may draw it is passed: to rehearse it before would make the test
 * measure the rehearsal. One of a diagnostic waits until its lesson was taken: nobody recalls what they were never taught.
 */
function isHeld(
	{ course }: PublishedCourse,
	{ use, module, lesson }: Question,
	{ finishedAt, passed }: Taught
): boolean {
	if (use === 'opener' || use === 'practice') return false;
	if (use === 'test') return !passed.has(module) || (course.final !== undefined && !passed.has(finalQuiz(course.id)));
	return !passed.has(module) && (lesson === undefined || !finishedAt.has(lesson));
}

/** For a question of a test that waits: the first practice question on the same text, unless it was reviewed since. */
function standIn(
	{ questions }: PublishedCourse,
	missed: Question,
	missedAt: string,
	cards: Cards
): Question | undefined {
	if (missed.use !== 'test') return undefined;
	const sources = namedSources(missed);
	const found = [...questions.values()].find(
		(each) =>
			each.use === 'practice' &&
			each.module === missed.module &&
			namedSources(each).some((source) => sources.includes(source))
	);
	return found && (cards.get(found.id)?.lastAt ?? '') <= missedAt ? found : undefined;
}

/** Questions on a text that changed after the lesson was finished, unless they were answered since. */
const changed = (
	course: PublishedCourse,
	taught: Taught,
	cards: Cards,
	changes: readonly LawChange[]
): readonly DueQuestion[] =>
	changes.flatMap((change) =>
		lessonsTouched(course, taught, change)
			.flatMap((lesson) => questionsOf(course, lesson))
			.filter((question) => namedSources(question).includes(change.source) && !isHeld(course, question, taught))
			.filter(({ id }) => (cards.get(id)?.lastAt ?? '') < change.at)
			.map((question) => ({ question, dueAt: change.at, change }))
	);

/** The lessons that cite a text and that the learner finished before it changed. */
export const lessonsTouched = (
	{ lessons }: PublishedCourse,
	{ finishedAt }: Pick<Taught, 'finishedAt'>,
	{ source, at }: LawChange
): readonly PublishedLesson[] =>
	[...lessons.values()].filter((lesson) => {
		const finished = finishedAt.get(lesson.entry.id);
		return finished !== undefined && finished < at && lesson.in.fr.citations.includes(source);
	});

const questionsOf = ({ questions }: PublishedCourse, { entry }: PublishedLesson): readonly Question[] =>
	[...questions.values()].filter(
		({ id, lesson }) => lesson === entry.id || entry.opener === id || entry.practice.includes(id)
	);
