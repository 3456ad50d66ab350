import { beforeAll, describe, expect, test } from 'vitest';
import { keepChoices, myChoices } from '#lib/server/learning/choices.ts';
import { myCourse } from '#lib/server/learning/my-course.ts';
import { smallContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom, learner, openSchool, type School } from './school.ts';

const none = { profession: null, finishBy: null, minutesAWeek: null };

for (const dialect of dialects) {
	describe(`what a learner chooses on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let school: School;
		beforeAll(async () => {
			school = await openSchool(store.db);
		});

		test('is nothing at first, is kept, changed and taken back, and is theirs alone', async () => {
			const [person, other] = [await learner(store.db), await learner(store.db)];
			expect(await myChoices(school, person)).toEqual(none);
			expect(await keepChoices(school, person, { profession: 'judge' })).toBeUndefined();
			expect(await keepChoices(school, person, { finishBy: '2026-06-30', minutesAWeek: '٣٠' })).toBeUndefined();
			expect(await myChoices(school, person)).toEqual({
				profession: 'judge',
				finishBy: '2026-06-30',
				minutesAWeek: 30
			});
			expect(await keepChoices(school, person, { finishBy: '', minutesAWeek: '' })).toBeUndefined();
			expect(await myChoices(school, person)).toEqual({ ...none, profession: 'judge' });
			expect(await myChoices(school, other)).toEqual(none);
		});

		test.each([
			['profession', 'astronaut'],
			['finishBy', '2026-13-01'],
			['finishBy', '2026-02-31'],
			['finishBy', 'tomorrow'],
			['minutesAWeek', '4'],
			['minutesAWeek', '2401'],
			['minutesAWeek', '1e3'],
			['minutesAWeek', '-30']
		] as const)('refuses %s %s, and keeps nothing of what was sent with it', async (choice, value) => {
			const person = await learner(store.db);
			const problem = await keepChoices(school, person, { profession: 'ngo', [choice]: value });
			expect(problem).toEqual({ code: `choice/${choice}` });
			expect(await myChoices(school, person)).toEqual(none);
		});

		test('changes the path: what is for others is optional, comes last, and the certificate still asks for it', async () => {
			const files = smallContent();
			const course = (files.get('petit/course.yaml') ?? '')
				.replace('id: voir, minutes: 5,', 'id: voir, minutes: 5, for: [judge, prosecutor],')
				.replace('requires: [voir]', 'requires: []');
			school.content = await contentFrom(store.db, files.set('petit/course.yaml', course));
			const person = await learner(store.db);
			await keepChoices(school, person, { profession: 'police', minutesAWeek: '7', finishBy: '2026-03-08' });
			const path = await myCourse(school, person, { course: 'petit', language: 'fr' });
			expect(path?.modules[0]?.lessons.map(({ id, forThem }) => [id, forThem])).toEqual([
				['agir', null],
				['voir', false]
			]);
			expect(path).toMatchObject({
				steps: { all: 2 },
				certificateAsksAll: true,
				plan: { profession: 'police', pace: { finishOn: '2026-03-08', minutesAWeek: 7, past: false } }
			});
		});
	});
}
