import { describe, expect, it } from 'vitest';
import type { Question } from '#lib/course/index.ts';
import { assess } from '#lib/records/index.ts';
import { countableFacts } from '#lib/server/certification/record.ts';
import { evidenceView } from '#lib/server/certification/evidence-view.ts';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { myCourse } from '#lib/server/learning/my-course.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { testOverview } from '#lib/server/learning/test-overview.ts';
import { testResult } from '#lib/server/learning/test-result.ts';
import { withDiagnostic } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { rightPick, taken } from './answered.ts';
import { contentFrom, learner, openSchool } from './school.ts';

const quiz = 'diagnostic:un';
const both = ['voir', 'voir', 'agir', 'agir'];

/** Right where it is about this lesson. */
const knows = (lesson: string) => (question: Question) => (question.lesson === lesson ? rightPick(question) : 'b');

for (const dialect of dialects)
	describe(`a diagnostic before a module, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		const opened = async (rules = '') => {
			const school = await openSchool(store.db);
			school.content = await contentFrom(store.db, withDiagnostic(both, 4, rules));
			return { school, person: await learner(store.db) };
		};
		const course = async (...[school, person]: Parameters<typeof taken>) =>
			myCourse(school, person, { course: 'petit', language: 'fr' });

		it('is what comes first in a module where nothing is begun, and can be skipped', async () => {
			const { school, person } = await opened();
			expect(await course(school, person, quiz)).toMatchObject({
				next: { kind: 'diagnostic', skipTo: '/course/petit/lesson/voir' },
				modules: [{ diagnostic: { state: 'open', percent: null } }]
			});
			await finishLesson(school, person, { course: 'petit', lesson: 'voir' });
			expect(await course(school, person, quiz)).toMatchObject({ next: { kind: 'lesson' } });
		});

		it('lets one pass over what one knows: it counts as done, the rest and the test remain', async () => {
			const { school, person } = await opened();
			await taken(school, person, quiz, knows('voir'));
			expect(await course(school, person, quiz)).toMatchObject({
				next: { kind: 'lesson', title: 'Regarder', path: '/course/petit/lesson/agir' },
				steps: { done: 1, all: 3 },
				minutesLeft: 7,
				modules: [
					{
						diagnostic: { state: 'taken', percent: 50 },
						lessons: [
							{ id: 'voir', state: 'known' },
							{ id: 'agir', state: 'open' }
						],
						test: { state: 'locked' }
					}
				]
			});
			await finishLesson(school, person, { course: 'petit', lesson: 'agir' });
			expect(await startTest(school, person, { course: 'petit', quiz: 'un', number: 1 })).toMatchObject({ ok: true });
		});

		it('opens the test at once for who knows it all, and the certificate counts the lessons with their evidence', async () => {
			const { school, person } = await opened();
			const attempt = await taken(school, person, quiz);
			const test = await taken(school, person, 'un');
			const facts = await countableFacts(store.db.read, person.id);
			const rule = school.content.rule('petit')?.rule;
			if (!rule) throw new Error('the fixture has a rule');
			const [lessons, tests] = assess(rule, facts, { lessons: ['voir', 'agir'], tests: ['un'], minutes: () => 0 });
			expect(lessons).toMatchObject({
				met: true,
				evidence: [
					{ subject: 'voir', value: { by: 'diagnostic', attempt, percent: 100 } },
					{ subject: 'agir', value: { by: 'diagnostic', attempt } }
				]
			});
			expect(tests?.evidence).toMatchObject([{ subject: test }]);
			const catalogue = { courses: [], scenario: () => Promise.resolve(undefined), source: () => undefined };
			const app = { ...school, catalogue };
			const view = await evidenceView(app, lessons?.evidence ?? [], { course: undefined, language: 'fr' });
			expect(view.lessons.map(({ byDiagnostic }) => byDiagnostic)).toEqual([true, true]);
			expect(view.diagnostics).toMatchObject([{ kind: 'diagnostic', attempt, percent: 100 }]);
			expect(view.diagnostics[0]?.answers).toHaveLength(4);
		});

		it('tells the result lesson by lesson, and explains every question at once where it is taken once', async () => {
			const { school, person } = await opened();
			const attempt = await taken(school, person, quiz, knows('agir'));
			const result = await testResult(school, person, { course: 'petit', quiz, attempt, language: 'ar' });
			expect(result).toMatchObject({
				kind: 'diagnostic',
				percent: 50,
				mayTryAgain: false,
				explainedLater: false,
				lessons: [
					{ lesson: 'voir', asked: 2, right: 0, known: false },
					{ lesson: 'agir', asked: 2, right: 2, known: true }
				]
			});
			expect(result).toHaveProperty('questions.length', 4);
			expect(result).toHaveProperty('questions.0.feedback.why', 'لأن');
		});

		it('is taken once, unless its rules say otherwise', async () => {
			const { school, person } = await opened();
			await taken(school, person, quiz, () => 'b');
			const again = { course: 'petit', quiz, number: 2 };
			expect(await startTest(school, person, again)).toEqual({ ok: false, code: 'test/used-up' });
			school.content = await contentFrom(store.db, withDiagnostic(both, 4, ', attempts: 2'));
			expect(await startTest(school, person, again)).toMatchObject({ ok: true });
		});

		it('explains only lessons that are done while it can be taken again, so that nobody learns its answers by heart', async () => {
			const { school, person } = await opened(', attempts: 2');
			const attempt = await taken(school, person, quiz, knows('voir'));
			const result = () => testResult(school, person, { course: 'petit', quiz, attempt, language: 'fr' });
			expect(await result()).toMatchObject({ mayTryAgain: true, explainedLater: true });
			expect(await result()).toHaveProperty('questions.length', 2);
			await finishLesson(school, person, { course: 'petit', lesson: 'agir' });
			expect(await result()).toHaveProperty('questions.length', 4);
		});

		it('is no longer offered once every lesson is read', async () => {
			const { school, person } = await opened();
			for (const lesson of ['voir', 'agir']) await finishLesson(school, person, { course: 'petit', lesson });
			expect(await testOverview(school, person, { course: 'petit', quiz, language: 'fr' })).toMatchObject({
				state: 'locked'
			});
			expect(await startTest(school, person, { course: 'petit', quiz, number: 1 })).toMatchObject({
				code: 'test/locked'
			});
		});

		it('is never taken for a passed test, whatever its result', async () => {
			const { school, person } = await opened();
			await taken(school, person, quiz);
			const facts = await factsOf(store.db.read, person.id);
			expect(facts.map(({ kind }) => kind).toSorted()).toEqual(['attempt', 'lesson', 'lesson']);
			expect(await course(school, person, quiz)).toMatchObject({
				modules: [{ state: 'started', test: { state: 'open', best: null } }]
			});
			const rule = school.content.rule('petit')?.rule;
			const parts = { lessons: [], tests: ['un'], minutes: () => 0 };
			const tests = rule && assess(rule, await countableFacts(store.db.read, person.id), parts)[1];
			expect(tests?.met).toBe(false);
		});

		it('tells the gain once the test of the module is passed', async () => {
			const { school, person } = await opened();
			await taken(school, person, quiz, knows('voir'));
			await finishLesson(school, person, { course: 'petit', lesson: 'agir' });
			await taken(school, person, 'un');
			expect(await course(school, person, quiz)).toMatchObject({
				modules: [{ gain: { pre: 50, post: 100, gain: 1 }, reaction: '/course/petit/reaction/un' }]
			});
		});

		it('still lets a known lesson be read and finished, which then stands for itself', async () => {
			const { school, person } = await opened();
			await taken(school, person, quiz);
			expect(await finishLesson(school, person, { course: 'petit', lesson: 'voir' })).toEqual({ ok: true });
			expect(await course(school, person, quiz)).toMatchObject({
				modules: [{ lessons: [{ state: 'done' }, { state: 'known' }] }]
			});
		});
	});
