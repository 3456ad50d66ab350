import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	afterAnswer,
	checkContent,
	isLaterVersion,
	reviewQuestions,
	type ContentFiles,
	type ReviewCard,
	type ReviewedAnswer
} from '#lib/course/index.ts';
import { smallContent } from './small-content.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-03-01T09:00:00.000Z');

/** An answer some days after the beginning. */
const answer = (some: Partial<ReviewedAnswer> & { readonly after?: number } = {}): ReviewedAnswer => ({
	...{ purpose: 'review', marks: 1, max: 1, hesitated: false },
	...some,
	at: new Date(start + (some.after ?? 0) * day).toISOString()
});

const history = fc.array(
	fc.record({
		purpose: fc.constantFrom('practice', 'test', 'diagnostic', 'review'),
		marks: fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
		hesitated: fc.boolean(),
		after: fc.integer({ min: 0, max: 400 })
	}),
	{ maxLength: 12 }
);

const cardAfter = (answers: readonly ReviewedAnswer[]): ReviewCard | undefined =>
	answers.reduce<ReviewCard | undefined>((card, one) => afterAnswer(card, one), undefined);

describe('the schedule of a question', () => {
	it('begins with a wrong answer, wherever it was given, and comes back the next day', () => {
		expect(cardAfter([answer({ purpose: 'practice', marks: 0 })])).toMatchObject({
			dueAt: '2026-03-02T00:00:00.000Z',
			memory: { reps: 1 }
		});
	});

	it('does not begin with a right answer outside the review, and is not moved by one', () => {
		expect(cardAfter([answer({ purpose: 'practice' })])).toBeUndefined();
		const card = cardAfter([answer({ purpose: 'test', marks: 0 })]);
		expect(afterAnswer(card, answer({ purpose: 'practice', after: 1 }))).toBe(card);
	});

	it('spreads out as the question is known', () => {
		const due = [answer({ purpose: 'practice', marks: 0 })];
		const gaps: number[] = [];
		for (let time = 0; time < 5; time += 1) {
			const card = cardAfter(due);
			const last = due.at(-1)?.at ?? '';
			gaps.push(Math.round((Date.parse(card?.dueAt ?? '') - Date.parse(last)) / day));
			due.push(answer({ after: Math.ceil((Date.parse(card?.dueAt ?? '') - start) / day) }));
		}
		expect(gaps.slice(1).every((gap, at) => gap > (gaps[at] ?? 0))).toBe(true);
	});

	it('never brings a wrong answer back later than a half right one, nor that later than a right one', () => {
		fc.assert(
			fc.property(history, fc.integer({ min: 0, max: 800 }), (before, after) => {
				const card = cardAfter(before.map((one) => answer({ ...one, purpose: one.purpose })));
				const due = (marks: number, hesitated = false) =>
					afterAnswer(card, answer({ marks, hesitated, after }))?.dueAt ?? '';
				expect(due(0) <= due(0.5)).toBe(true);
				expect(due(0.5) <= due(1)).toBe(true);
				expect(due(1, true) <= due(1)).toBe(true);
			})
		);
	});

	it('always lies ahead of the answer, within a year, and is the same for the same answers', () => {
		fc.assert(
			fc.property(history, (before) => {
				const card = cardAfter(before.map((one) => answer(one)));
				expect(cardAfter(before.map((one) => answer(one)))).toEqual(card);
				if (!card) return;
				const ahead = Date.parse(card.dueAt) - Date.parse(card.lastAt);
				expect(ahead > 0 && ahead <= 366 * day).toBe(true);
			})
		);
	});
});

describe('what comes back', () => {
	const cards = (...ids: readonly string[]) =>
		new Map(
			ids.map((id, at) => [id, { dueAt: `2026-03-0${at + 2}T00:00:00.000Z`, lastAt: '2026-03-01T09:00:00.000Z' }])
		);
	const taught = (finished: Record<string, string> = {}, ...passed: readonly string[]) => ({
		finishedAt: new Map(Object.entries(finished)),
		passed: new Map(passed.map((module) => [module, 90]))
	});
	const coursesOf = (files: ContentFiles) => checkContent(files).content.courses;
	const ids = (...given: Parameters<typeof reviewQuestions>) =>
		reviewQuestions(...given).map(({ question }) => question.id);

	it('is what was not known, longest due first; a question that is gone from the course is not asked', () => {
		expect(ids(coursesOf(smallContent()), taught(), cards('q-exerce', 'gone', 'q-ouvre'), [])).toEqual([
			'q-exerce',
			'q-ouvre'
		]);
	});

	it('holds a question of a test until the test is passed: a practice question on the same text stands in', () => {
		const courses = coursesOf(smallContent());
		const missed = cards('t-1');
		expect(ids(courses, taught({ voir: '2026-02-01' }), missed, [])).toEqual(['q-exerce']);
		const reviewed = new Map([...missed, ['q-exerce', { dueAt: '2026-03-20', lastAt: '2026-03-02T09:00:00.000Z' }]]);
		expect(reviewQuestions(courses, taught(), reviewed, [])).toMatchObject([{ dueAt: '2026-03-20' }]);
		expect(ids(courses, taught({}, 'un'), missed, [])).toEqual(['t-1']);
	});

	it('holds it until the final test is passed too, which may draw it', () => {
		const files = smallContent();
		const course = `${files.get('petit/course.yaml') ?? ''}final: { draw: 2, pass: 80 }\n`;
		const courses = coursesOf(files.set('petit/course.yaml', course));
		expect(ids(courses, taught({}, 'un'), cards('t-1'), [])).toEqual(['q-exerce']);
		expect(ids(courses, taught({}, 'un', 'final:petit'), cards('t-1'), [])).toEqual(['t-1']);
	});

	it('holds a question of a diagnostic until its lesson was taken', () => {
		const files = smallContent();
		const questions = (files.get('petit/questions.yaml') ?? '').replace('use: test', 'use: diagnostic');
		const courses = coursesOf(files.set('petit/questions.yaml', questions));
		expect(ids(courses, taught(), cards('t-1'), [])).toEqual([]);
		expect(ids(courses, taught({ voir: '2026-02-01' }), cards('t-1'), [])).toEqual(['t-1']);
	});

	it('is also what rests on a text that changed after the lesson, until it is answered again', () => {
		const courses = coursesOf(smallContent());
		const changes = [{ source: 'cp-448-1', at: '2026-03-05T00:00:00.000Z' }];
		const before = taught({ voir: '2026-03-01T09:00:00.000Z' });
		expect(ids(courses, before, new Map(), changes)).toEqual(['q-exerce', 'q-ouvre']);
		expect(ids(courses, taught({ voir: '2026-03-06T09:00:00.000Z' }), new Map(), changes)).toEqual([]);
		expect(ids(courses, taught(), new Map(), changes)).toEqual([]);
		expect(ids(courses, before, new Map(), [{ source: 'other', at: '2026-03-05T00:00:00.000Z' }])).toEqual([]);
		const answered = new Map([['q-ouvre', { dueAt: '2026-03-09', lastAt: '2026-03-06T00:00:00.000Z' }]]);
		expect(
			reviewQuestions(courses, before, answered, changes)
				.filter(({ change }) => change)
				.map(({ question }) => question.id)
		).toEqual(['q-exerce']);
		expect(ids(courses, { ...before, passed: new Map([['un', 90]]) }, new Map(), changes)).toContain('t-1');
	});
});

describe('a text of law', () => {
	it('is a later version where its date moved on, and only there', () => {
		expect(isLaterVersion('2024-08-22', '2026-01-01')).toBe(true);
		expect(isLaterVersion('2024', '2026-01-01')).toBe(true);
		expect(isLaterVersion('2024-08', '2024-08-22')).toBe(false);
		expect(isLaterVersion('2024-08-22', '2024-08-22')).toBe(false);
		expect(isLaterVersion('2024-08-22', '2023-01-01')).toBe(false);
		expect(isLaterVersion(undefined, '2024-08-22')).toBe(false);
		expect(isLaterVersion('2024-08-22', undefined)).toBe(false);
	});
});
