import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { lessonAnswersOf } from '#lib/server/db/quiz-answer-repository.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { lessonAttemptKey } from '#lib/server/learning/lesson-answers.ts';
import { myNotebook } from '#lib/server/learning/notebook.ts';
import { receiveAnswers } from '#lib/server/learning/receive-answers.ts';
import { takePack } from '#lib/server/learning/take-pack.ts';
import { writeReflection } from '#lib/server/learning/write-reflection.ts';
import { dialects, withDatabase } from '../database.ts';
import { learner, openSchool, type School } from './school.ts';

/** An answer as a device queued it. */
const answered = (school: School, question: string, picked: readonly string[], more: object = {}) => ({
	kind: 'answer',
	key: randomUUID(),
	at: '2026-02-28T23:00:00.000Z',
	course: 'petit',
	lesson: 'voir',
	question,
	version: school.content.hashOf('question', question),
	picked,
	...more
});

const place = { course: 'petit', lesson: 'voir' } as const;

/** A text of the learner's own as a device queued it. */
const wrote = (text: string, version: string | null) => ({
	...place,
	kind: 'reflection',
	key: randomUUID(),
	at: '2026-02-28T23:00:00.000Z',
	reflection: 'premiere',
	text,
	version,
	overruled: false
});

const kept = (school: School, person: Person) => lessonAnswersOf(school.db.read, person.id, lessonAttemptKey('voir'));

for (const dialect of dialects)
	describe(`what a device sends when the network is back, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('answers arrive once and in order, however often and in whatever pieces they are sent', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const answers = [
				answered(school, 'q-ouvre', ['b']),
				answered(school, 'q-exerce', ['b']),
				answered(school, 'q-exerce', ['a'])
			];
			const send = (some: readonly unknown[]) =>
				receiveAnswers(school, person, { person: person.id, answers: [...some] });
			expect(await send(answers.slice(0, 2))).toEqual({ ok: true, arrivals: [{ ok: true }, { ok: true }] });
			await Promise.all([send(answers), send(answers)]);
			const rows = await kept(school, person);
			expect(rows.map(({ response }) => JSON.parse(response))).toEqual([
				{ question: 'q-ouvre', picked: ['b'] },
				{ question: 'q-exerce', picked: ['b'] },
				{ question: 'q-exerce', picked: ['a'] }
			]);
			expect(rows.map(({ marks }) => marks)).toEqual([0, 0, 1]);
		});

		it('a phone whose clock is wrong loses nothing: what it says is kept, order and time are ours', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const times = ['2027-12-31T23:59:59.999Z', '1970-01-01T00:00:00.000Z', '2026-03-01T08:59:00.000Z'];
			const answers = times.map((at, index) => answered(school, 'q-exerce', [index === 2 ? 'a' : 'b'], { at }));
			const text = { ...wrote('Une idée', null), at: times[1] };
			const arrivals = [...answers, text].map(() => ({ ok: true }));
			const sent = { person: person.id, answers: [...answers, text] };
			expect(await receiveAnswers(school, person, sent)).toEqual({ ok: true, arrivals });
			const rows = await kept(school, person);
			expect(rows.slice(0, 3).map(({ marks }) => marks)).toEqual([0, 0, 1]);
			const stored = await store.db.read
				.selectFrom('answer')
				.innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
				.select(['answer.client_at', 'answer.at'])
				.where('attempt.person_id', '=', person.id)
				.where('answer.client_at', 'is not', null)
				.orderBy('answer.seq')
				.execute();
			expect(stored).toEqual(times.map((at) => ({ client_at: at, at: school.now })));
		});

		it('an answer that a form had sent, and of whose arrival nothing was heard, arrives once', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const key = `${randomUUID()}:q-exerce`;
			await answerPractice(school, person, { ...place, question: 'q-exerce', picked: ['b'], key });
			const answers = [answered(school, 'q-exerce', ['b'], { key })];
			expect(await receiveAnswers(school, person, { person: person.id, answers })).toEqual({
				ok: true,
				arrivals: [{ ok: true }]
			});
			expect(await kept(school, person)).toHaveLength(1);
		});

		it('texts written one over the other arrive once and in order, and the last one stands in the notebook', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const first = wrote('Une idée', null);
			const answers = [first, wrote('Une idée, mieux dite', first.key)];
			const send = () => receiveAnswers(school, person, { person: person.id, answers });
			expect(await send()).toEqual({ ok: true, arrivals: [{ ok: true }, { ok: true }] });
			await Promise.all([send(), send()]);
			expect((await myNotebook(school, person, 'fr')).map(({ text }) => text)).toEqual(['Une idée, mieux dite']);
			expect(await kept(school, person)).toHaveLength(2);
			expect(await takePack(school, person, { module: 'un', language: 'fr' })).toMatchObject({
				written: { 'voir:premiere': { body: 'Une idée, mieux dite' } }
			});
		});

		it('a text does not replace one that was kept elsewhere meanwhile: it says so, and both stay', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const elsewhere = { ...place, reflection: 'premiere', text: 'Ailleurs', version: null, key: 'elsewhere' };
			await writeReflection(school, person, elsewhere);
			const answers = [wrote('Ici', null)];
			expect(await receiveAnswers(school, person, { person: person.id, answers })).toEqual({
				ok: true,
				arrivals: [{ ok: false, code: 'notebook/changed' }]
			});
			expect((await myNotebook(school, person, 'fr')).map(({ text }) => text)).toEqual(['Ailleurs']);
		});

		it('a text for another person, of no such reflection, empty or too long is not kept', async () => {
			const school = await openSchool(store.db);
			const [person, other] = [await learner(store.db), await learner(store.db)];
			const foreign = { person: other.id, answers: [wrote('Ici', null)] };
			expect(await receiveAnswers(school, person, foreign)).toEqual({ ok: false, code: 'answers/another-person' });
			const answers = [
				{ ...wrote('Ici', null), reflection: 'absente' },
				wrote('   ', null),
				wrote('x'.repeat(10_001), null),
				{ ...wrote('Ici', null), overruled: 'yes' }
			];
			expect(await receiveAnswers(school, person, { person: person.id, answers })).toEqual({
				ok: true,
				arrivals: [
					{ ok: false, code: 'notebook/not-found' },
					{ ok: false, code: 'notebook/empty' },
					{ ok: false, code: 'answer/shape' },
					{ ok: false, code: 'answer/shape' }
				]
			});
			expect([await kept(school, person), await kept(school, other)]).toEqual([[], []]);
		});

		it('a clock a year off changes neither the order nor the time of the server, and is kept', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const answers = [
				answered(school, 'q-exerce', ['b'], { at: '2027-03-01T09:00:00.000Z' }),
				answered(school, 'q-exerce', ['a'], { at: '2025-03-01T09:00:00.000Z' })
			];
			await receiveAnswers(school, person, { person: person.id, answers });
			const rows = await store.db.read
				.selectFrom('answer')
				.innerJoin('attempt', 'attempt.id', 'answer.attempt_id')
				.select(['answer.client_at', 'answer.at', 'answer.marks'])
				.where('attempt.person_id', '=', person.id)
				.orderBy('answer.seq')
				.execute();
			expect(rows).toEqual([
				{ client_at: '2027-03-01T09:00:00.000Z', at: school.now, marks: 0 },
				{ client_at: '2025-03-01T09:00:00.000Z', at: school.now, marks: 1 }
			]);
		});

		it('the answers of another person are refused whole, and nothing is kept', async () => {
			const school = await openSchool(store.db);
			const [person, other] = [await learner(store.db), await learner(store.db)];
			const sent = { person: other.id, answers: [answered(school, 'q-exerce', ['a'])] };
			expect(await receiveAnswers(school, person, sent)).toEqual({ ok: false, code: 'answers/another-person' });
			expect([await kept(school, person), await kept(school, other)]).toEqual([[], []]);
		});

		it('one that is refused says why and does not hold up the others', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const finish = (lesson: string) => ({
				kind: 'finish',
				key: randomUUID(),
				at: school.now,
				course: 'petit',
				lesson
			});
			const answers = [
				answered(school, 'q-exerce', ['a'], { version: 'a'.repeat(64) }),
				answered(school, 'q-exerce', ['<script>']),
				answered(school, 't-1', ['a']),
				finish('agir'),
				answered(school, 'q-exerce', ['a']),
				finish('voir')
			];
			expect(await receiveAnswers(school, person, { person: person.id, answers })).toEqual({
				ok: true,
				arrivals: [
					{ ok: false, code: 'question/changed' },
					{ ok: false, code: 'question/unknown-option' },
					{ ok: false, code: 'lesson/not-found' },
					{ ok: false, code: 'lesson/locked' },
					{ ok: true },
					{ ok: true }
				]
			});
			expect(await kept(school, person)).toHaveLength(1);
			expect((await factsOf(store.db.read, person.id)).map(({ subject_id }) => subject_id)).toEqual(['voir']);
		});

		it('what no device of ours sends is refused, one by one', async () => {
			const school = await openSchool(store.db);
			const person = await learner(store.db);
			const right = answered(school, 'q-exerce', ['a']);
			const hostile = [
				null,
				'x',
				[],
				{},
				{ ...right, kind: 'test' },
				{ ...right, key: 'a' },
				{ ...right, key: `${right.key}'; drop table answer` },
				{ ...right, at: 'yesterday' },
				{ ...right, at: 1 },
				{ ...right, picked: 'a' },
				{ ...right, picked: Array.from({ length: 101 }, () => 'a') },
				{ ...right, picked: ['x'.repeat(401)] },
				{ ...right, version: 'x' },
				{ ...right, lesson: '' },
				{ ...right, lesson: 'x'.repeat(201) },
				{ ...right, question: ['q-exerce'] }
			];
			const received = await receiveAnswers(school, person, { person: person.id, answers: hostile });
			expect(received).toEqual({ ok: true, arrivals: hostile.map(() => ({ ok: false, code: 'answer/shape' })) });
			expect(await kept(school, person)).toEqual([]);
		});
	});
