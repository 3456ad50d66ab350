import { describe, expect, it } from 'vitest';
import { submittedOf, type ContentFiles, type Question, type Response as Answer } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import { answersByAttempt } from '#lib/server/certification/answers.ts';
import { answerPractice } from '#lib/server/learning/answer-practice.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { testQuestion } from '#lib/server/learning/test-question.ts';
import { testResult } from '#lib/server/learning/test-result.ts';
import { rightResponse } from '../../unit/course/right-response.ts';
import { smallContent } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { contentFrom, learner, openSchool, type School } from './school.ts';

const test = { course: 'petit', quiz: 'un' } as const;
const local = (word: string) => `{ fr: "${word} fr", ar: "${word} ع", en: "${word} en" }`;

/** The parts of a question by its kind. */
const bodies: Readonly<Record<string, string>> = {
	matching: `pairs: [{ id: a, left: ${local('ga')}, right: ${local('da')} }, { id: b, left: ${local('gb')}, right: ${local('db')} }]`,
	ordering: `steps: [${['a', 'b', 'c'].map((id) => `{ id: ${id}, text: ${local(id)} }`).join(', ')}]`,
	numeric: 'unit: years\n    value: 20\n    near: 5',
	'short-text': 'accept: { fr: [moyen], ar: [الوسيلة], en: [means] }',
	cloze: `text: { fr: "a {{x}}", ar: "{{x}} ب", en: "a {{x}}" }\n    gaps: [{ id: x, options: [{ id: a, text: ${local('a')} }, { id: b, right: true, text: ${local('b')} }] }]`
};

const question = (kind: string, use: string) => `  - id: ${use}-${kind}
    module: un
    use: ${use}
    kind: ${kind}
    lesson: voir
    sources: [cp-448-1]
    series: dossier
    prompt: ${local('?')}
    why: ${local('Parce que')}
    ${bodies[kind] ?? ''}
`;

/** The small course with a question of every kind in its first lesson and in its test. */
function everyKind(): ContentFiles {
	const files = smallContent();
	const kinds = Object.keys(bodies);
	const more = kinds.flatMap((kind) => [question(kind, 'practice'), question(kind, 'test')]).join('');
	const series = `series: [{ id: dossier, title: ${local('Titre')}, document: ${local('Document')} }]\nquestions:`;
	const text = files.get('petit/questions.yaml') ?? '';
	const course = files.get('petit/course.yaml') ?? '';
	files.set('petit/questions.yaml', text.replace('questions:', series) + more);
	const practice = kinds.map((kind) => `practice-${kind}`).join(', ');
	return files.set(
		'petit/course.yaml',
		course.replace('practice: [q-exerce]', `practice: [q-exerce, ${practice}]`).replace('draw: 2', 'draw: 8')
	);
}

const kinds = Object.keys(bodies);

for (const dialect of dialects)
	describe(`every kind of question, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		async function opened(): Promise<{ school: School; person: Person }> {
			const school = await openSchool(store.db);
			school.content = await contentFrom(store.db, everyKind());
			return { school, person: await learner(store.db) };
		}

		const asked = (school: School, id: string): Question => {
			const found = school.content.question(id);
			if (!found) throw new Error(id);
			return found;
		};

		const lesson = async (school: School, person: Person) => {
			const shown = await openLesson(school, person, {
				course: 'petit',
				lesson: 'voir',
				language: 'fr',
				passOver: true
			});
			if (!shown.ok) throw new Error(shown.code);
			return shown.lesson;
		};

		it.each(kinds)('is practised, kept and explained: %s', async (kind) => {
			const { school, person } = await opened();
			const id = `practice-${kind}`;
			const answer = async (response: Answer, key: string) =>
				answerPractice(school, person, {
					course: 'petit',
					lesson: 'voir',
					question: id,
					picked: submittedOf(asked(school, id), response),
					key
				});
			const ofKind = async () => (await lesson(school, person)).practice.find((each) => each.question.id === id);
			expect(await ofKind()).toMatchObject({ feedback: null });
			expect(await answer(rightResponse(asked(school, id)), 'k1')).toEqual({ ok: true });
			expect(await ofKind()).toMatchObject({
				feedback: { verdict: 'right', why: 'Parce que fr' }
			});
		});

		it('shows the document of a series once where its questions follow one another', async () => {
			const { school, person } = await opened();
			const { practice } = await lesson(school, person);
			expect(practice.map(({ question: { document } }) => document?.text ?? null)).toEqual([
				null,
				'Document fr',
				...kinds.slice(1).map(() => null)
			]);
		});

		it('is saved in a test, taken back, submitted, marked and read by a certifier', async () => {
			const { school, person } = await opened();
			for (const done of ['voir', 'agir']) await finishLesson(school, person, { course: 'petit', lesson: done });
			const started = await startTest(school, person, { ...test, number: 1 });
			if (!started.ok) throw new Error(started.code);
			const { attempt } = started;
			const at = (position: number) => testQuestion(school, person, { ...test, attempt, position, language: 'ar' });
			for (let position = 1; position <= 8; position += 1) {
				const shown = await at(position);
				const found = asked(school, shown?.question?.id ?? '');
				const picked = submittedOf(found, rightResponse(found));
				expect(await saveTestAnswer(school, person, { ...test, attempt, position, picked })).toEqual({ ok: true });
				expect((await at(position))?.picked.toSorted()).toEqual([...picked].toSorted());
			}
			const empty = { ...test, attempt, position: 1, picked: [''] };
			expect(await saveTestAnswer(school, person, empty)).toMatchObject({ code: 'question/nothing-picked' });
			expect((await at(1))?.answered.filter(Boolean)).toHaveLength(7);
			await submitTest(school, person, { ...test, attempt });
			const result = await testResult(school, person, { ...test, attempt, language: 'fr' });
			expect(result).toMatchObject({ percent: 87 });
			const read = (await answersByAttempt(store.db.read, [attempt], 'fr')).get(attempt) ?? [];
			expect(read.map(({ marks }) => marks).toSorted()).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
			const given = read.filter(({ marks }) => marks > 0);
			expect(given.every(({ marks, parts }) => marks === 1 && parts.every(({ right }) => right))).toBe(true);
		});
	});
