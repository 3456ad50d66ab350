import { quizzesOf, type QuizKind } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, nameIn, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { addExtraTime, extraTimeOf } from '../db/accommodation-repository.ts';
import { inTransaction } from '../db/database.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { listPeople, personById } from '../db/person-repository.ts';
import { openAttempt } from '../db/quiz-attempt-repository.ts';
import { storableText } from '../db/storable-text.ts';
import { attemptsAt, type FoundQuiz } from '../learning/test-state.ts';

/** What can be given: no extra time, so many per cent of it, or no limit. */
export const extraTimes = ['0', '25', '33', '50', '100', 'no-limit'] as const;
export type ExtraTime = (typeof extraTimes)[number];

const mostFound = 50;
const fewestLetters = 2;

export interface FoundLearners {
	readonly search: string;
	/** Null before two letters are asked for: nobody is shown the list of everybody. */
	readonly people: readonly { readonly id: string; readonly name: string }[] | null;
	/** There are more than are shown. */
	readonly more: boolean;
}

/** The people whose name has these letters and who learn here; never oneself. */
export async function findLearners(
	{ db }: Pick<App, 'db'>,
	helper: Person,
	{ search, language }: { readonly search: string; readonly language: Language }
): Promise<FoundLearners> {
	const asked = storableText(search).trim();
	if (!may(helper, 'learner/help') || asked.length < fewestLetters) return { search: asked, people: null, more: false };
	const found = await listPeople(db.read, { search: asked, limit: mostFound + 1 });
	const people = found
		.filter((person) => may(person, 'lesson/take') && may(helper, 'learner/help', { ownerId: person.id }))
		.map((person) => ({ id: person.id, name: nameIn(person, language) }));
	return { search: asked, people, more: found.length > mostFound };
}

/** A quiz with limits, as who may lift them sees it: how often it was begun, never with what result. */
export interface LimitedQuiz {
	readonly id: string;
	readonly kind: QuizKind;
	readonly title: string;
	readonly begun: number;
	readonly left: number | null;
	/** The number of the attempt that can be opened; null where the next may begin anyway. */
	readonly mayOpen: number | null;
	/** When the next may begin without that; null where it never may. */
	readonly nextAt: string | null;
}

export interface LearnerToHelp {
	readonly id: string;
	readonly name: string;
	readonly extraTime: ExtraTime;
	readonly quizzes: readonly LimitedQuiz[];
}

/** What can be done for a person; undefined for oneself, for who learns nothing, and where there is nobody. */
export async function learnerToHelp(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	helper: Person,
	{ person: id, language }: { readonly person: string; readonly language: Language }
): Promise<LearnerToHelp | undefined> {
	const person = await whoMayBeHelped(app, helper, id);
	if (!person) return undefined;
	const quizzes = limitedQuizzes(app).map(async (quiz) => {
		const { attempts, next } = await attemptsAt(app.db.read, person.id, quiz, app.clock());
		const open = attempts.some(({ closed_at }) => closed_at === null);
		return {
			...{ id: quiz.id, kind: quiz.kind, title: (quiz.module ?? quiz.course.course).title[language] },
			...{ begun: attempts.length, left: next.left, nextAt: next.at },
			mayOpen: next.state === 'now' || open ? null : next.number
		};
	});
	const extra = await extraTimeOf(app.db.read, person.id);
	return {
		...{ id: person.id, name: nameIn(person, language), quizzes: await Promise.all(quizzes) },
		extraTime: extra === null ? 'no-limit' : (extraTimes.find((each) => each === String(extra)) ?? '0')
	};
}

async function whoMayBeHelped({ db }: Pick<App, 'db'>, helper: Person, id: string): Promise<Person | undefined> {
	const person = await personById(db.read, storableText(id));
	const found = person && may(person, 'lesson/take') && may(helper, 'learner/help', { ownerId: person.id });
	return found ? person : undefined;
}

const limitedQuizzes = ({ content }: Pick<App, 'content'>): readonly FoundQuiz[] =>
	content.courses.flatMap((course) => quizzesOf(course.course).map((quiz) => ({ ...quiz, course })));

export type Helped =
	{ readonly ok: true } | { readonly ok: false; readonly code: 'learner/not-found' | 'learner/changed' };

/** Opens one more attempt at a quiz for a person, by its number: asked twice, it is one. */
export async function openOneMore(
	app: Pick<App, 'db' | 'content' | 'clock'>,
	helper: Person,
	input: { readonly person: string; readonly quiz: string; readonly number: number }
): Promise<Helped> {
	const learner = await learnerToHelp(app, helper, { person: input.person, language: 'fr' });
	const quiz = learner?.quizzes.find(({ id }) => id === input.quiz);
	if (!learner || !quiz) return { ok: false, code: 'learner/not-found' };
	if (quiz.begun + 1 !== input.number) return { ok: false, code: 'learner/changed' };
	if (quiz.mayOpen === null) return { ok: true };
	const at = app.clock().toISOString();
	const { number } = input;
	await inTransaction(app.db, async (trx) => {
		const row = { person_id: learner.id, quiz_id: quiz.id, number, by_person_id: helper.id, at };
		if (!(await openAttempt(trx, row))) return;
		const act = { at, actorId: helper.id, act: 'attempt/opened', subject: `person:${learner.id}` };
		await appendJournal(trx, { ...act, body: { quiz: quiz.id, number } });
	});
	return { ok: true };
}

/**
 * Gives a person more time for the attempts that they begin from now on, or takes it back. The journal keeps that it
 * changed, not to what: that is between the person and those who help them.
 */
export async function giveExtraTime(
	app: Pick<App, 'db' | 'clock'>,
	helper: Person,
	input: { readonly person: string; readonly extraTime: ExtraTime }
): Promise<Helped> {
	const person = await whoMayBeHelped(app, helper, input.person);
	if (!person) return { ok: false, code: 'learner/not-found' };
	const at = app.clock().toISOString();
	const extraPercent = input.extraTime === 'no-limit' ? null : Number(input.extraTime);
	const given = await inTransaction(app.db, async (trx) => {
		if (!(await addExtraTime(trx, { personId: person.id, extraPercent, byPersonId: helper.id, at }))) return false;
		const act = { at, actorId: helper.id, act: 'accommodation/changed', subject: `person:${person.id}` };
		await appendJournal(trx, { ...act, body: {} });
		return true;
	});
	return given ? { ok: true } : { ok: false, code: 'learner/changed' };
}
