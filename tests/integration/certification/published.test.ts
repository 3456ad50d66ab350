import { describe, expect, test } from 'vitest';
import { testsAsked } from '#lib/records/index.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { requirementsOf } from '#lib/server/certification/record.ts';
import { withApp } from '../app.ts';
import { given } from './fixture.ts';

describe('the courses and scenarios as published', () => {
	const house = withApp('sqlite');

	test('a course with a rule leads to a certificate, its lessons and modules named in three languages', () => {
		const { courses } = certificationOf(house.app).catalogue;
		expect(courses.map(({ id }) => id)).toContain('formation-de-formateurs');
		for (const { title, lessons, modules, rule } of courses) {
			for (const named of [{ title }, ...lessons, ...modules, rule])
				for (const text of [named.title.fr, named.title.ar, named.title.en]) expect(text).not.toBe('');
			expect(modules.filter(({ tested }) => tested).map(({ id }) => id)).toEqual(
				expect.arrayContaining([...testsAsked(rule, [])])
			);
		}
	});

	test('a newcomer is told all that a course asks', async () => {
		const course = given(certificationOf(house.app).catalogue.courses[0]);
		const requirements = await requirementsOf(house.app.db.read, 'nobody', course);
		expect(requirements.map(({ id, met }) => [id, met])).toEqual([
			['lessons', false],
			['test', false],
			['final', false],
			['trial', false]
		]);
		expect(requirements[0]?.missing).toHaveLength(course.lessons.length);
	});

	test('a scenario is known by its id and by the version that was played', async () => {
		const { catalogue } = certificationOf(house.app);
		for (const { structure, hash } of house.app.scenarios.scenarios) {
			const current = given(await catalogue.scenario(structure.id));
			expect(await catalogue.scenario(structure.id, hash)).toEqual(current);
			expect(current.reviewer).toBe(structure.reviewer);
		}
		expect(await catalogue.scenario('absent')).toBeUndefined();
	});
});
