import { describe, expect, it } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { testOverview } from '#lib/server/learning/test-overview.ts';
import { testQuestion } from '#lib/server/learning/test-question.ts';
import { testResult } from '#lib/server/learning/test-result.ts';
import { brokenContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom, learner, openSchool, type School } from './school.ts';

const test = { course: 'petit', quiz: 'un' } as const;

async function ready(school: School): Promise<Person> {
	const person = await learner(school.db);
	for (const lesson of ['voir', 'agir']) await finishLesson(school, person, { course: 'petit', lesson });
	return person;
}

async function begun(school: School, person: Person, number = 1): Promise<string> {
	const started = await startTest(school, person, { ...test, number });
	if (!started.ok) throw new Error(started.code);
	return started.attempt;
}

async function answered(school: School, person: Person, attempt: string, picked: readonly string[]): Promise<void> {
	for (const [index, option] of picked.entries())
		await saveTestAnswer(school, person, { ...test, attempt, position: index + 1, picked: [option] });
}

const result = (school: School, person: Person, attempt: string) =>
	testResult(school, person, { ...test, attempt, language: 'fr' });

for (const dialect of dialects)
	describe(`a module test, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('waits until every lesson of its module is done', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			expect(await startTest(school, person, { ...test, number: 1 })).toEqual({ ok: false, code: 'test/locked' });
			const overview = await testOverview(school, person, { ...test, language: 'fr' });
			expect(overview).toMatchObject({ state: 'locked', lessonsFirst: [{ title: 'Regarder' }, { title: 'Regarder' }] });
		});

		it('draws the questions asked for, and shows none of their keys', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			const shown = await testQuestion(school, person, { ...test, attempt, position: 1, language: 'ar' });
			expect(shown).toMatchObject({ position: 1, answered: [false, false], picked: [], closed: false });
			expect(JSON.stringify(shown)).not.toMatch(/right|why|لأن/);
		});

		it('begins one attempt when it is begun twice, even at the same moment', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const both = await Promise.all([begun(school, person), begun(school, person)]);
			expect(new Set([...both, await begun(school, person), await begun(school, person, 2)]).size).toBe(1);
		});

		it('keeps each answer until it is submitted, and the latest counts', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			await answered(school, person, attempt, ['b']);
			await answered(school, person, attempt, ['a']);
			const shown = await testQuestion(school, person, { ...test, attempt, position: 1, language: 'fr' });
			expect(shown).toMatchObject({ picked: ['a'], answered: [true, false] });
			expect(await result(school, person, attempt)).toBe('open');
		});

		it('becomes a fact with its percentage when it is passed, and an act', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			await answered(school, person, attempt, ['a', 'a']);
			expect(await submitTest(school, person, { ...test, attempt })).toEqual({ ok: true, already: false });
			expect(await result(school, person, attempt)).toMatchObject({ percent: 100, passed: true });
			const facts = await factsOf(store.db.read, person.id);
			const passed = facts.find(({ kind }) => kind === 'attempt');
			expect(passed?.subject_id).toBe(attempt);
			expect(JSON.parse(passed?.value ?? '')).toEqual({ quiz: 'un', course: 'petit', percent: 100 });
			const acts = await store.db.read
				.selectFrom('journal')
				.select('act')
				.where('actor_id', '=', person.id)
				.orderBy('seq')
				.execute();
			expect(acts.map(({ act }) => act)).toEqual(['lesson/done', 'lesson/done', 'test/passed']);
		});

		it('is no fact when it is not passed, and explains every question, answered or not', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			await answered(school, person, attempt, ['b']);
			await submitTest(school, person, { ...test, attempt });
			const marked = await result(school, person, attempt);
			expect(marked).toMatchObject({ percent: 0, passed: false });
			expect(marked).toHaveProperty('questions.1.feedback.why', 'Parce que');
			expect((await factsOf(store.db.read, person.id)).some(({ kind }) => kind === 'attempt')).toBe(false);
		});

		it('is submitted once, whoever submits again or from two tabs', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			await answered(school, person, attempt, ['a', 'a']);
			const twice = await Promise.all([1, 2].map(() => submitTest(school, person, { ...test, attempt })));
			expect(twice.map((each) => each.ok && each.already).sort()).toEqual([false, true]);
			expect(await submitTest(school, person, { ...test, attempt })).toEqual({ ok: true, already: true });
			const late = await saveTestAnswer(school, person, { ...test, attempt, position: 1, picked: ['b'] });
			expect(late).toEqual({ ok: false, code: 'test/closed' });
			expect(await result(school, person, attempt)).toMatchObject({ percent: 100 });
		});

		it('can be tried three times in 24 hours, each with a new draw', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			for (const number of [1, 2, 3]) {
				const attempt = await begun(school, person, number);
				await submitTest(school, person, { ...test, attempt });
			}
			const nextAt = '2026-03-02T09:00:00.000Z';
			const fourth = { ...test, number: 4 };
			expect(await startTest(school, person, fourth)).toEqual({ ok: false, code: 'test/too-soon', nextAt });
			expect(await testOverview(school, person, { ...test, language: 'fr' })).toMatchObject({
				next: { at: nextAt, number: 4, left: null }
			});
			school.now = nextAt;
			expect(await startTest(school, person, fourth)).toMatchObject({ ok: true });
			const seeds = await store.db.read
				.selectFrom('attempt')
				.select('seed')
				.where('person_id', '=', person.id)
				.execute();
			expect(new Set(seeds.map(({ seed }) => seed)).size).toBe(4);
		});

		it('is graded on the questions as they were drawn, even if they are edited meanwhile', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			await answered(school, person, attempt, ['a', 'a']);
			const edited = brokenContent('petit/questions.yaml', 'x', 'x');
			const text = (edited.get('petit/questions.yaml') ?? '')
				.replaceAll('id: a, right: true,', 'id: a,')
				.replaceAll('id: b,', 'id: b, right: true,');
			school.content = await contentFrom(store.db, new Map(edited).set('petit/questions.yaml', text));
			await submitTest(school, person, { ...test, attempt });
			expect(await result(school, person, attempt)).toMatchObject({ percent: 100 });
		});

		it('is not there for another person, whatever they may do', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			const other = await learner(store.db, 'trainee', 'trainer', 'certifier', 'administrator');
			expect(await testQuestion(school, other, { ...test, attempt, position: 1, language: 'fr' })).toBeUndefined();
			expect(await result(school, other, attempt)).toBeUndefined();
			const save = { ...test, attempt, position: 1, picked: ['a'] };
			expect(await saveTestAnswer(school, other, save)).toEqual({ ok: false, code: 'test/not-found' });
			expect(await submitTest(school, other, { ...test, attempt })).toEqual({ ok: false, code: 'test/not-found' });
		});

		it('refuses a question that was not drawn and an option that does not exist', async () => {
			const school = await openSchool(store.db);
			const person = await ready(school);
			const attempt = await begun(school, person);
			const save = (position: number, picked: readonly string[]) =>
				saveTestAnswer(school, person, { ...test, attempt, position, picked });
			expect(await save(9, ['a'])).toEqual({ ok: false, code: 'test/not-found' });
			expect(await save(1, ['z'])).toEqual({ ok: false, code: 'question/unknown-option' });
			expect(await save(1, ['a', 'b'])).toEqual({ ok: false, code: 'question/too-many-picked' });
		});
	});
