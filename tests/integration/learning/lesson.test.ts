import { describe, expect, it } from 'vitest';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { keepPlace } from '#lib/server/learning/keep-place.ts';
import type { LessonView } from '#lib/server/learning/lesson-view.ts';
import { myCourse } from '#lib/server/learning/my-course.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import type { Person } from '#lib/people/index.ts';
import { dialects, withDatabase } from '../database.ts';
import { learner, openSchool, type School } from './school.ts';

const voir = { course: 'petit', lesson: 'voir' } as const;
const agir = { course: 'petit', lesson: 'agir' } as const;

const open = (school: School, person: Person, lesson: { course: string; lesson: string } = voir, passOver = false) =>
	openLesson(school, person, { ...lesson, language: 'fr', passOver });

async function view(school: School, person: Person): Promise<LessonView> {
	const opened = await open(school, person);
	if (!opened.ok) throw new Error(opened.code);
	return opened.lesson;
}

for (const dialect of dialects)
	describe(`a lesson, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('begins with the decision and hides the text until it is taken', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const before = await view(school, person);
			expect(before).toMatchObject({ textShown: false, parts: [], practice: [], opener: { feedback: null } });
			expect(JSON.stringify(before)).not.toMatch(/"right"|Parce que/);
			const answer = { ...voir, question: 'q-ouvre', picked: ['b'], key: 'k1' };
			expect(await answerPractice(school, person, answer)).toEqual({ ok: true });
			const after = await view(school, person);
			expect(after).toMatchObject({ textShown: true, opener: { feedback: { verdict: 'wrong', why: 'Parce que' } } });
			expect(after.practice).toMatchObject([{ question: { id: 'q-exerce' }, feedback: null }]);
		});

		it('shows the text to who passes the decision over, and remembers it', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			await open(school, person, voir, true);
			expect(await view(school, person)).toMatchObject({ textShown: true, opener: { feedback: null } });
		});

		it('keeps an answer sent twice once, and lets the latest try count', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const answer = { ...voir, question: 'q-exerce', picked: ['b'], key: 'k1' };
			await answerPractice(school, person, answer);
			await answerPractice(school, person, { ...answer, picked: ['a'], key: 'k2' });
			await answerPractice(school, person, answer);
			const { practice } = await view(school, person);
			expect(practice[0]?.feedback?.verdict).toBe('right');
			const { n } = await store.db.read
				.selectFrom('answer')
				.innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
				.select(({ fn }) => fn.countAll<number | string>().as('n'))
				.where('attempt.person_id', '=', person.id)
				.executeTakeFirstOrThrow();
			expect(Number(n)).toBe(2);
		});

		it('keeps every one of several answers sent at the same time', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const answers = Array.from({ length: 12 }, (_, index) => {
				const question = index % 2 === 0 ? 'q-ouvre' : 'q-exerce';
				return answerPractice(school, person, { ...voir, question, picked: ['a'], key: `${index}` });
			});
			expect(await Promise.all(answers)).toEqual(answers.map(() => ({ ok: true })));
			const { opener, practice } = await view(school, person);
			expect([opener?.feedback?.verdict, practice[0]?.feedback?.verdict]).toEqual(['right', 'right']);
		});

		it('refuses an empty or foreign answer, and a question of another lesson', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const ask = (question: string, picked: readonly string[]) =>
				answerPractice(school, person, { ...voir, question, picked, key: 'k' });
			expect(await ask('q-exerce', [])).toEqual({ ok: false, code: 'question/nothing-picked' });
			expect(await ask('q-exerce', ['<script>'])).toEqual({ ok: false, code: 'question/unknown-option' });
			expect(await ask('t-1', ['a'])).toEqual({ ok: false, code: 'lesson/not-found' });
		});

		it('is not there for who may not learn, nor in another course', async () => {
			const school = await openSchool(store.db);
			expect(await open(school, await learner(store.db, 'certifier'))).toMatchObject({ code: 'lesson/not-found' });
			const elsewhere = { course: 'grand', lesson: 'voir' };
			expect(await open(school, await learner(store.db), elsewhere)).toMatchObject({ code: 'lesson/not-found' });
		});

		it('waits for the lesson that it requires', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const locked = await open(school, person, agir);
			expect(locked).toMatchObject({ code: 'lesson/locked', first: [{ path: '/course/petit/lesson/voir' }] });
			expect(await finishLesson(school, person, agir)).toEqual({ ok: false, code: 'lesson/locked' });
			await finishLesson(school, person, voir);
			expect(await open(school, person, agir)).toMatchObject({ ok: true });
		});

		it('becomes one fact and one act when it is finished, however often', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			await Promise.all([finishLesson(school, person, voir), finishLesson(school, person, voir)]);
			await finishLesson(school, person, voir);
			const facts = await factsOf(store.db.read, person.id);
			const evidence = school.content.hashOf('lesson', 'voir');
			expect(facts).toMatchObject([{ kind: 'lesson', subject_id: 'voir', evidence_hash: evidence }]);
			const acts = await store.db.read.selectFrom('journal').select('act').where('actor_id', '=', person.id).execute();
			expect(acts).toEqual([{ act: 'lesson/done' }]);
		});

		it('is resumed at the section where it was left', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			expect(await keepPlace(school, person, { ...voir, place: 'section-1' })).toBe(true);
			expect(await keepPlace(school, person, { ...voir, place: 'section-99' })).toBe(false);
			const course = await myCourse(school, person, { course: 'petit', language: 'fr' });
			expect(course?.next).toMatchObject({ kind: 'lesson', started: true, anchor: '#section-1' });
			expect(await view(school, person)).toMatchObject({ place: 'section-1', textShown: true });
		});

		it('leaves what one person did out of what another sees', async () => {
			const school = await openSchool(store.db);
			const [one, other] = [await learner(store.db), await learner(store.db)];
			await answerPractice(school, one, { ...voir, question: 'q-ouvre', picked: ['a'], key: 'k' });
			await finishLesson(school, one, voir);
			expect(await view(school, other)).toMatchObject({ done: false, textShown: false });
		});
	});
