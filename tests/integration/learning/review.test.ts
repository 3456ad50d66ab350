import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { learnerStateOf } from '#lib/server/db/learner-state-repository.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { answerReview } from '#lib/server/learning/answer-review.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { reviewPage } from '#lib/server/learning/review-page.ts';
import { fillReviews, rebuildReviewsOf } from '#lib/server/learning/schedule-review.ts';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { smallContent, withDiagnostic } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom, learner, openSchool, type School } from './school.ts';

const voir = { course: 'petit', lesson: 'voir' } as const;
/** The first option is right, in every question of the course. */
const [right, wrong] = [['a'], ['b']] as const;

for (const dialect of dialects) {
	describe(`the review on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let school: School;
		beforeAll(async () => {
			school = await openSchool(store.db);
		});

		let keys = 0;
		const key = () => `key-${(keys += 1)}`;
		const on = (day: string) => (school.now = `2026-03-${day}T09:00:00.000Z`);
		const page = (person: Person, answered: string | null = null, more = false) =>
			reviewPage(school, person, { language: 'fr', answered, more });
		const practise = (person: Person, question: string, picked: readonly string[]) =>
			answerPractice(school, person, { ...voir, question, picked, key: key() });
		const review = (person: Person, question: string, picked: readonly string[], hesitated = false) =>
			answerReview(school, person, { question, picked, hesitated, key: key() });
		/** Answers the first two questions alike. */
		async function take(person: Person, quiz: string, picked: readonly string[], number = 1): Promise<void> {
			const asked = { course: 'petit', quiz };
			const started = await startTest(school, person, { ...asked, number });
			const attempt = started.ok ? started.attempt : '';
			for (const position of [1, 2]) await saveTestAnswer(school, person, { ...asked, attempt, position, picked });
			await submitTest(school, person, { ...asked, attempt });
		}
		const cardsOf = async ({ id }: Person) => (await learnerStateOf(store.db.read, id, { withCards: true })).cards;

		test('asks again the next day what was not known, explains it, and schedules it anew', async () => {
			on('01');
			const person = await learner(store.db);
			expect(await page(person)).toMatchObject({ asked: null, due: 0, nextAt: null });
			await practise(person, 'q-ouvre', right);
			await practise(person, 'q-exerce', wrong);
			expect(await page(person)).toMatchObject({ asked: null, due: 0, nextAt: '2026-03-02T00:00:00.000Z' });
			on('02');
			expect(await page(person)).toMatchObject({ asked: { question: { id: 'q-exerce' }, number: 1, of: 1 }, due: 1 });
			expect(await review(person, 'q-exerce', right)).toEqual({ ok: true });
			expect(await page(person, 'q-exerce')).toMatchObject({
				asked: null,
				explained: { feedback: { verdict: 'right', sources: [{ id: 'cp-448-1' }] }, lesson: { title: 'Regarder' } },
				today: 1,
				due: 0
			});
			const again = (await page(person)).nextAt ?? '';
			expect(again > '2026-03-03').toBe(true);
		});

		test('brings a wrong answer back the next day, and one that was not sure before a sure one', async () => {
			const dueAfter = async (picked: readonly string[], hesitated: boolean) => {
				on('01');
				const person = await learner(store.db);
				await practise(person, 'q-exerce', wrong);
				on('10');
				await review(person, 'q-exerce', picked, hesitated);
				return (await cardsOf(person)).get('q-exerce')?.dueAt ?? '';
			};
			const [failed, unsure, sure] = [
				await dueAfter(wrong, false),
				await dueAfter(right, true),
				await dueAfter(right, false)
			];
			expect(failed).toBe('2026-03-11T00:00:00.000Z');
			expect(failed < unsure && unsure < sure).toBe(true);
		});

		test('takes an answer once: again, from another tab, or to what is not due, it changes nothing', async () => {
			on('01');
			const person = await learner(store.db);
			await practise(person, 'q-exerce', wrong);
			expect(await review(person, 'q-exerce', right)).toEqual({ ok: false, code: 'review/not-due' });
			on('02');
			const same = { question: 'q-exerce', picked: right, hesitated: false, key: key() };
			const both = await Promise.all([answerReview(school, person, same), review(person, 'q-exerce', wrong)]);
			expect(both.filter(({ ok }) => ok)).toHaveLength(1);
			const cards = await cardsOf(person);
			expect(await answerReview(school, person, same)).toEqual({ ok: false, code: 'review/not-due' });
			expect(await review(person, 'q-nothing', right)).toEqual({ ok: false, code: 'review/not-due' });
			expect(await cardsOf(person)).toEqual(cards);
		});

		test('says what is wrong with an answer that cannot be read, and nothing else', async () => {
			on('01');
			const person = await learner(store.db);
			await practise(person, 'q-exerce', wrong);
			on('02');
			expect(await review(person, 'q-exerce', [])).toEqual({ ok: false, code: 'question/nothing-picked' });
			expect(await page(person)).toMatchObject({ due: 1, today: 0 });
		});

		test('ends a session after eight questions, and goes on for those who wish', async () => {
			const files = smallContent();
			const questions = files.get('petit/questions.yaml') ?? '';
			const practice = questions.slice(questions.indexOf('  - id: q-exerce'), questions.indexOf('  - id: t-1'));
			const names = Array.from({ length: 9 }, (_, at) => `q-more-${at}`);
			const more = names.map((name) => practice.replaceAll('q-exerce', name)).join('');
			const course = (files.get('petit/course.yaml') ?? '').replace('[q-exerce]', `[q-exerce, ${names.join(', ')}]`);
			school.content = await contentFrom(
				store.db,
				files.set('petit/questions.yaml', questions + more).set('petit/course.yaml', course)
			);
			on('01');
			const person = await learner(store.db);
			for (const name of names) await practise(person, name, wrong);
			on('02');
			for (const name of names.slice(0, 8)) {
				expect((await page(person)).asked).toMatchObject({ of: 8 });
				expect(await review(person, name, right)).toEqual({ ok: true });
			}
			expect(await page(person)).toMatchObject({ asked: null, today: 8, due: 1 });
			expect(await page(person, null, true)).toMatchObject({ asked: { number: 9, of: 9 } });
			on('03');
			expect(await page(person)).toMatchObject({ asked: { number: 1, of: 1 }, today: 0 });
			school.content = await contentFrom(store.db, smallContent());
		});

		test('holds what was wrong in a test until the test is passed, and asks a practice question instead', async () => {
			on('01');
			const person = await learner(store.db);
			for (const lesson of ['voir', 'agir']) await finishLesson(school, person, { course: 'petit', lesson });
			await take(person, 'un', wrong);
			on('02');
			expect((await cardsOf(person)).size).toBe(2);
			expect(await page(person)).toMatchObject({ asked: { question: { id: 'q-exerce' } }, due: 1 });
			expect(await review(person, 'q-exerce', right)).toEqual({ ok: true });
			expect(await page(person)).toMatchObject({ asked: null, due: 0 });
			await take(person, 'un', right, 2);
			expect(await page(person)).toMatchObject({ due: 2 });
		});

		test('holds what was not known in a diagnostic, or left open, until its lesson is taken', async () => {
			school.content = await contentFrom(store.db, withDiagnostic(['voir', 'voir', 'agir', 'agir']));
			on('01');
			const person = await learner(store.db);
			await take(person, 'diagnostic:un', wrong);
			on('02');
			const live = await rowsOf(person);
			expect(live).toHaveLength(4);
			expect(await page(person)).toMatchObject({ asked: null, due: 0, nextAt: null });
			await finishLesson(school, person, voir);
			expect(await page(person)).toMatchObject({ due: 2, asked: { question: { id: 'd-1' } } });
			await rebuildReviewsOf(store.db, person.id);
			expect(await rowsOf(person)).toEqual(live);
			school.content = await contentFrom(store.db, smallContent());
		});

		test('asks those who learnt a text again when it changes, and tells them so; a corrected wording asks nobody', async () => {
			const sources = (from: string, to: string) => {
				const files = smallContent();
				return files.set('sources.yaml', (files.get('sources.yaml') ?? '').replace(from, to));
			};
			on('01');
			const [before, after] = [await learner(store.db), await learner(store.db)];
			await finishLesson(school, before, voir);
			school.content = await contentFrom(
				store.db,
				sources('"Définition."', '"Définition revue."'),
				'2026-03-02T00:00:00.000Z'
			);
			expect(school.content.lawChanges).toEqual([]);
			const changed = sources('2024-08-22', '2026-02-15');
			school.content = await contentFrom(store.db, changed, '2026-03-03T00:00:00.000Z');
			school.content = await contentFrom(store.db, changed, '2026-03-04T00:00:00.000Z');
			expect(school.content.lawChanges).toEqual([{ source: 'cp-448-1', at: '2026-03-03T00:00:00.000Z' }]);
			on('05');
			await finishLesson(school, after, voir);
			expect(await page(after)).toMatchObject({ due: 0, changes: [] });
			expect(await page(before)).toMatchObject({
				due: 2,
				asked: { change: { source: { id: 'cp-448-1', date: '2026-02-15' }, lessons: [{ title: 'Regarder' }] } },
				changes: [{ source: { id: 'cp-448-1' } }]
			});
			for (const question of ['q-exerce', 'q-ouvre'])
				expect(await review(before, question, right)).toEqual({ ok: true });
			expect(await page(before)).toMatchObject({ due: 0, today: 2 });
			school.content = await contentFrom(store.db, smallContent());
		});

		test('belongs to who learns: nobody else has one, and nobody sees another’s', async () => {
			on('01');
			const [person, other] = [await learner(store.db), await learner(store.db, 'certifier')];
			await practise(person, 'q-exerce', wrong);
			on('02');
			expect(await review(other, 'q-exerce', right)).toEqual({ ok: false, code: 'review/not-due' });
			expect(await page(await learner(store.db))).toMatchObject({ due: 0 });
		});

		test('can be derived anew from the answers, the same to the last figure', async () => {
			on('01');
			const person = await learner(store.db);
			for (const day of ['01', '02', '04', '09', '20', '28']) {
				on(day);
				for (const question of ['q-ouvre', 'q-exerce']) {
					await practise(person, question, day === '20' || day === '01' ? wrong : right);
					await review(person, question, day === '09' ? wrong : right, day === '04');
				}
			}
			const live = await rowsOf(person);
			expect(live).toHaveLength(2);
			await store.db.write.deleteFrom('review_card').execute();
			await fillReviews(store.db);
			expect(await rowsOf(person)).toEqual(live);
			await rebuildReviewsOf(store.db, person.id);
			expect(await rowsOf(person)).toEqual(live);
		});

		const rowsOf = ({ id }: Person) =>
			store.db.read.selectFrom('review_card').selectAll().where('person_id', '=', id).orderBy('question_id').execute();
	});
}
