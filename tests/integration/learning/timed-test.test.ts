import { describe, expect, it } from 'vitest';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { testOverview } from '#lib/server/learning/test-overview.ts';
import { testQuestion } from '#lib/server/learning/test-question.ts';
import { testResult } from '#lib/server/learning/test-result.ts';
import { giveExtraTime, openOneMore } from '#lib/server/evaluation/help-learner.ts';
import { brokenContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { begun, lessonsDone, taken } from './answered.ts';
import { contentFrom, learner, openSchool } from './school.ts';

const test = { course: 'petit', quiz: 'un' } as const;
const french = { ...test, language: 'fr' } as const;

for (const dialect of dialects)
	describe(`a test with limits, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		/** Somebody before a test with these rules, at nine o'clock. */
		const ready = async (rules: string) => {
			const school = await openSchool(store.db);
			const files = brokenContent('petit/course.yaml', 'pass: 80 }', `pass: 80, ${rules} }`);
			school.content = await contentFrom(store.db, files);
			const [person, trainer] = [await learner(store.db), await learner(store.db, 'trainer')];
			await lessonsDone(school, person);
			return { school, person, trainer };
		};
		const actsOn = async (subject: string) => {
			const rows = await store.db.read
				.selectFrom('journal')
				.innerJoin('journal_leaf', 'journal_leaf.seq', 'journal.seq')
				.select(['journal.act', 'journal_leaf.body'])
				.where('journal.subject', '=', subject)
				.orderBy('journal.seq')
				.execute();
			return rows.map(({ act, body }) => [act, body]);
		};

		it('keeps what was saved before its end, refuses what comes long after, and ends by itself', async () => {
			const { school, person } = await ready('minutes: 30');
			const attempt = await begun(school, person, 'un');
			const save = (position: number) => saveTestAnswer(school, person, { ...test, attempt, position, picked: ['a'] });
			school.now = '2026-03-01T09:29:59.000Z';
			expect(await save(1)).toEqual({ ok: true });
			expect(await testQuestion(school, person, { ...french, attempt, position: 2 })).toMatchObject({
				closed: false,
				due: { at: '2026-03-01T09:30:00.000Z', seconds: 1 }
			});
			school.now = '2026-03-01T09:30:30.000Z';
			expect(await save(2)).toEqual({ ok: false, code: 'test/late' });
			expect(await save(2)).toEqual({ ok: false, code: 'test/closed' });
			expect(await submitTest(school, person, { ...test, attempt })).toEqual({ ok: true, already: true });
			expect(await testResult(school, person, { ...french, attempt })).toMatchObject({
				percent: 50,
				timedOut: true,
				at: '2026-03-01T09:30:00.000Z'
			});
		});

		it('takes what was on its way for half a minute, while its pages ask nothing more, whatever the device says', async () => {
			const { school, person } = await ready('minutes: 30');
			const attempt = await begun(school, person, 'un');
			const save = (position: number, clientAt: string) =>
				saveTestAnswer(school, person, { ...test, attempt, position, picked: ['a'], clientAt });
			school.now = '2026-03-01T09:30:00.000Z';
			expect(await testQuestion(school, person, { ...french, attempt, position: 1 })).toMatchObject({
				closed: false,
				due: { seconds: 0 }
			});
			expect(await save(1, '2099-01-01T00:00:00.000Z')).toEqual({ ok: true });
			school.now = '2026-03-01T09:30:29.999Z';
			expect(await save(2, '1999-01-01T00:00:00.000Z')).toEqual({ ok: true });
			expect(await submitTest(school, person, { ...test, attempt })).toEqual({ ok: true, already: false });
			expect(await testResult(school, person, { ...french, attempt })).toMatchObject({
				percent: 100,
				timedOut: true,
				at: '2026-03-01T09:30:00.000Z'
			});
		});

		it('ends once when two late answers and a submission arrive together', async () => {
			const { school, person } = await ready('minutes: 30');
			const attempt = await begun(school, person, 'un');
			school.now = '2026-03-01T10:00:00.000Z';
			const late = { ...test, attempt, position: 1, picked: ['a'] };
			await Promise.all([
				saveTestAnswer(school, person, late),
				saveTestAnswer(school, person, late),
				submitTest(school, person, { ...test, attempt })
			]);
			const answers = await store.db.read
				.selectFrom('answer')
				.select(['seq', 'marks'])
				.where('attempt_id', '=', attempt)
				.execute();
			expect(answers).toHaveLength(2);
			expect(await testResult(school, person, { ...french, attempt })).toMatchObject({ percent: 0, timedOut: true });
		});

		it('ends for who comes back only days later, and the wait counts from its end', async () => {
			const { school, person } = await ready('minutes: 30, wait_hours: 24');
			await begun(school, person, 'un');
			school.now = '2026-03-02T09:00:00.000Z';
			expect(await testOverview(school, person, french)).toMatchObject({
				open: null,
				attempts: [{ percent: 0, passed: false, at: '2026-03-01T09:30:00.000Z' }],
				next: { number: 2, state: 'later', at: '2026-03-02T09:30:00.000Z' }
			});
		});

		it('keeps what the clock of the device said with the answer, and believes only its own', async () => {
			const { school, person } = await ready('minutes: 30');
			const attempt = await begun(school, person, 'un');
			const clientAt = '1999-01-01T00:00:00.000Z';
			await saveTestAnswer(school, person, { ...test, attempt, position: 1, picked: ['a'], clientAt });
			school.now = '2026-03-01T09:10:00.000Z';
			await submitTest(school, person, { ...test, attempt });
			const kept = await store.db.read
				.selectFrom('answer')
				.select(['client_at', 'at'])
				.where('attempt_id', '=', attempt)
				.orderBy('seq')
				.execute();
			expect(kept).toEqual([
				{ client_at: clientAt, at: school.now },
				{ client_at: null, at: school.now }
			]);
		});

		it('lasts longer for who was given more time, or for ever, and is journalled without saying how much', async () => {
			const { school, person, trainer } = await ready('minutes: 30, wait_hours: 1');
			expect(await giveExtraTime(school, trainer, { person: person.id, extraTime: '50' })).toEqual({ ok: true });
			expect(await testOverview(school, person, french)).toMatchObject({ accommodation: { extraPercent: 50 } });
			const attempt = await begun(school, person, 'un');
			school.now = '2026-03-01T09:44:59.000Z';
			const save = { ...test, attempt, position: 1, picked: ['a'] };
			expect(await saveTestAnswer(school, person, save)).toEqual({ ok: true });
			await submitTest(school, person, { ...test, attempt });
			await giveExtraTime(school, trainer, { person: person.id, extraTime: 'no-limit' });
			school.now = '2026-03-02T09:00:00.000Z';
			const second = await begun(school, person, 'un', 2);
			school.now = '2026-04-01T09:00:00.000Z';
			const shown = await testQuestion(school, person, { ...french, attempt: second, position: 1 });
			expect(shown).toMatchObject({ closed: false, due: null });
			expect(await actsOn(`person:${person.id}`)).toEqual([
				['accommodation/changed', '{}'],
				['accommodation/changed', '{}']
			]);
		});

		it('can be tried as often as its rules say, then once more when a trainer opens it', async () => {
			const { school, person, trainer } = await ready('attempts: 2, wait_hours: 12');
			await taken(school, person, 'un', () => 'b');
			const second = { ...test, number: 2 };
			expect(await startTest(school, person, second)).toMatchObject({
				code: 'test/too-soon',
				nextAt: '2026-03-01T21:00:00.000Z'
			});
			school.now = '2026-03-01T21:00:00.000Z';
			await taken(school, person, 'un', () => 'b', 2);
			const third = { ...test, number: 3 };
			expect(await startTest(school, person, third)).toEqual({ ok: false, code: 'test/used-up' });
			expect(await testOverview(school, person, french)).toMatchObject({ next: { left: 0, state: 'used-up' } });
			const open = { person: person.id, quiz: 'un', number: 3 };
			const twice = await Promise.all([openOneMore(school, trainer, open), openOneMore(school, trainer, open)]);
			expect(twice).toEqual([{ ok: true }, { ok: true }]);
			expect(await testOverview(school, person, french)).toMatchObject({ next: { left: 1, state: 'now' } });
			expect(await startTest(school, person, third)).toMatchObject({ ok: true });
			expect(await openOneMore(school, trainer, open)).toEqual({ ok: false, code: 'learner/changed' });
			expect(await actsOn(`person:${person.id}`)).toEqual([['attempt/opened', '{"number":3,"quiz":"un"}']]);
		});

		it('is opened and lengthened by trainers and administrators only, and by nobody for themself', async () => {
			const { school, person, trainer } = await ready('attempts: 1');
			const certifier = await learner(store.db, 'certifier', 'trainee');
			const administrator = await learner(store.db, 'administrator');
			const refused = { ok: false, code: 'learner/not-found' };
			const give = (helper: typeof person, of = person) =>
				giveExtraTime(school, helper, { person: of.id, extraTime: '25' });
			expect(await give(certifier)).toEqual(refused);
			expect(await give(trainer, trainer)).toEqual(refused);
			expect(await give(administrator)).toEqual({ ok: true });
			expect(await openOneMore(school, certifier, { person: person.id, quiz: 'un', number: 1 })).toEqual(refused);
		});
	});
