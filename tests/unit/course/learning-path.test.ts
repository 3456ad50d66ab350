import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { courseSchema } from '#lib/course/course.ts';
import { checkContent, learningPath, type Course, type Progress } from '#lib/course/index.ts';
import { smallContent } from './small-content.ts';

function smallCourse(): Course {
	const [published] = checkContent(smallContent()).content.courses;
	if (!published) throw new Error('the fixture has a course');
	return published.course;
}

const progress = (
	some: Partial<Record<'done' | 'known' | 'opened' | 'passed' | 'diagnosed', readonly string[]>> = {}
): Progress => ({
	done: new Set([...(some.done ?? []), ...(some.known ?? [])]),
	known: new Set(some.known),
	diagnosed: new Map((some.diagnosed ?? []).map((module) => [module, 40])),
	opened: new Set(some.opened),
	passed: new Map((some.passed ?? []).map((module) => [module, 90]))
});

describe('the path of a learner', () => {
	it('begins with the first lesson, everything still ahead', () => {
		const path = learningPath(smallCourse(), progress());
		expect(path.next).toEqual({ kind: 'lesson', lesson: 'voir', started: false });
		expect(path.steps).toEqual({ done: 0, all: 3 });
		expect(path.minutesLeft).toBe(12);
		expect(path.modules[0]).toMatchObject({ state: 'open', test: { state: 'locked', pass: 80 } });
		expect(path.modules[0]?.lessons[1]).toMatchObject({ state: 'locked', waitsFor: ['voir'] });
	});

	it('resumes the lesson that was begun', () => {
		const path = learningPath(smallCourse(), progress({ opened: ['voir'] }));
		expect(path.next).toEqual({ kind: 'lesson', lesson: 'voir', started: true });
	});

	it('opens a lesson once what it requires is done', () => {
		const path = learningPath(smallCourse(), progress({ done: ['voir'] }));
		expect(path.next).toEqual({ kind: 'lesson', lesson: 'agir', started: false });
		expect(path.minutesLeft).toBe(7);
	});

	it('leads to the test when every lesson of the module is done', () => {
		const path = learningPath(smallCourse(), progress({ done: ['voir', 'agir'] }));
		expect(path.next).toEqual({ kind: 'test', module: 'un' });
		expect(path.modules[0]?.test?.state).toBe('open');
	});

	it('is finished when every lesson is done and every test passed', () => {
		const path = learningPath(smallCourse(), progress({ done: ['voir', 'agir'], passed: ['un'] }));
		expect(path.next).toEqual({ kind: 'finished' });
		expect(path.modules[0]).toMatchObject({ state: 'done', test: { state: 'passed', best: 90 } });
	});

	it('keeps a module locked until the test of the one before is passed', () => {
		const course = smallCourse();
		const [first] = course.modules;
		if (!first) throw new Error('the fixture has a module');
		const second = {
			...first,
			id: 'deux',
			requires: ['un'],
			lessons: [{ ...first.lessons[0], id: 'loin', minutes: 3, requires: [], practice: [], sources: [] }]
		};
		const both = { ...course, modules: [first, second] };
		expect(learningPath(both, progress({ done: ['voir', 'agir'] })).modules[1]).toMatchObject({
			state: 'locked',
			waitsFor: ['un']
		});
		expect(learningPath(both, progress({ done: ['voir', 'agir'], passed: ['un'] })).next).toMatchObject({
			lesson: 'loin'
		});
	});

	describe('of a profession', () => {
		/** The first lesson is for judges alone. */
		function forJudges(): Course {
			const course = smallCourse();
			const modules = course.modules.map((module) => ({
				...module,
				lessons: module.lessons.map((lesson, at) => ({ ...lesson, requires: [], ...(at === 0 && { for: ['judge'] }) }))
			}));
			return v.parse(courseSchema, { ...course, modules });
		}

		it('makes what is for others optional: no step, no minutes, and the test does not wait for it', () => {
			const path = learningPath(forJudges(), { ...progress(), profession: 'police' });
			expect(path.modules[0]?.lessons.map(({ forThem }) => forThem)).toEqual([false, null]);
			expect(path).toMatchObject({ steps: { done: 0, all: 2 }, minutesLeft: 7, next: { lesson: 'agir' } });
			const done = learningPath(forJudges(), { ...progress({ done: ['agir'] }), profession: 'police' });
			expect(done.next).toEqual({ kind: 'test', module: 'un' });
		});

		it('leaves everything asked of those whom it is for, and of those who did not say', () => {
			for (const profession of ['judge', 'other', null] as const)
				expect(learningPath(forJudges(), { ...progress(), profession }).steps.all).toBe(3);
			expect(learningPath(forJudges(), { ...progress(), profession: 'judge' }).modules[0]?.lessons[0]?.forThem).toBe(
				true
			);
		});

		it('offers no diagnostic once all that is asked of them is done, whatever is optional', () => {
			const course = forJudges();
			const diagnosed = course.modules.map((module) => ({ ...module, diagnostic: { draw: 2, pass: 80 } }));
			const stateFor = (profession: 'police' | 'judge') => {
				const done = { ...progress({ known: ['agir'] }), profession };
				return learningPath({ ...course, modules: diagnosed }, done).modules[0]?.diagnostic?.state;
			};
			expect([stateFor('police'), stateFor('judge')]).toEqual(['passed-over', 'open']);
		});

		it('resumes an optional lesson that was begun', () => {
			const path = learningPath(forJudges(), { ...progress({ opened: ['voir'] }), profession: 'police' });
			expect(path.next).toEqual({ kind: 'lesson', lesson: 'voir', started: true });
		});
	});
});
