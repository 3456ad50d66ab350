import { Kysely, SqliteDialect, type LogEvent } from 'kysely';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Tables } from '#lib/server/db/tables.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { myCourse } from '#lib/server/learning/my-course.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { reviewPage } from '#lib/server/learning/review-page.ts';
import { myHome } from '#lib/server/people/my-home.ts';
import { certificationOn } from '../certification/fixture.ts';
import { withDatabase } from '../database.ts';
import { learner, openSchool } from './school.ts';

const voir = { course: 'petit', lesson: 'voir' } as const;

describe('the pages of a course', () => {
	const store = withDatabase('sqlite');

	it('ask four queries for a lesson, two for the path, three for the review and four for the home, with one learner and with two hundred', async () => {
		const school = await openSchool(store.db);
		const queries: string[] = [];
		const log = ({ level, query }: LogEvent) => {
			if (level === 'query') queries.push(query.sql);
		};
		const file = store.place.dialect === 'sqlite' ? store.place.file : '';
		const read = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(file) }), log });
		const counted = { ...school, issuer: certificationOn(store.db).issuer, db: { ...store.db, read } };
		const person = await learner(store.db);
		await answerPractice(school, person, { ...voir, question: 'q-ouvre', picked: ['a'], key: 'k' });
		const count = async () => {
			queries.length = 0;
			await openLesson(counted, person, { ...voir, language: 'fr', passOver: false });
			const lesson = queries.length;
			await myCourse(counted, person, { course: 'petit', language: 'fr' });
			const path = queries.length - lesson;
			await reviewPage(counted, person, { language: 'fr', answered: null, more: false });
			const review = queries.length - lesson - path;
			await myHome(counted, person, 'fr');
			return { lesson, path, review, home: queries.length - lesson - path - review };
		};
		const each = { lesson: 4, path: 2, review: 3, home: 4 };
		expect(await count()).toEqual(each);
		for (let index = 0; index < 200; index += 1) {
			const other = await learner(store.db);
			await answerPractice(school, other, { ...voir, question: 'q-ouvre', picked: ['a'], key: 'k' });
			await finishLesson(school, other, voir);
		}
		expect(await count()).toEqual(each);
		await read.destroy();
	});
});
