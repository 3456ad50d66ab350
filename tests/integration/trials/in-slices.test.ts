import { beforeAll, describe, expect, test } from 'vitest';
import { checkScenario, score, solveBackwards, type Scenario } from '#lib/trial/index.ts';
import { openLesson } from '#lib/server/learning/open-lesson.ts';
import { inSlices } from '#lib/server/trials/in-slices.ts';
import { readScenariosFolder } from '#lib/server/trials/read-scenarios-folder.ts';
import { playFromView } from '../../unit/trial/players.ts';
import { unknownContent } from '../../unit/trial/stub-case.ts';
import { withDatabase } from '../database.ts';
import { learner, openSchool } from '../learning/school.ts';

describe('the solver, asked for the first time', () => {
	const store = withDatabase('sqlite');
	let scenarios: Scenario[];
	beforeAll(async () => {
		const read = await readScenariosFolder('scenarios');
		scenarios = read.flatMap((files) => checkScenario(files, unknownContent).scenario ?? []);
	});

	test('lets a lesson be answered before it has done', async () => {
		const [scenario] = scenarios;
		if (!scenario) throw new Error('no scenario');
		const { state } = playFromView(scenario, 'judge', scenario.structure.variants[0] ?? '', [3, 1, 4, 1, 5]);
		const school = await openSchool(store.db);
		const person = await learner(store.db);
		const lesson = { course: 'petit', lesson: 'voir', language: 'fr', passOver: false } as const;
		const done: string[] = [];
		await Promise.all([
			inSlices(solveBackwards(scenario, state, 'judge')).then(() => done.push('solved')),
			openLesson(school, person, lesson).then(({ ok }) => done.push(ok ? 'lesson' : 'no lesson'))
		]);
		expect(done).toEqual(['lesson', 'solved']);
	});

	test('comes to the same as in one go', () => {
		for (const scenario of scenarios) {
			const { state } = playFromView(scenario, 'prosecutor', scenario.structure.variants[0] ?? '', [2, 7, 1, 8]);
			const whole = score(scenario, state);
			const again = { ...scenario };
			for (const _ of solveBackwards(again, state, 'prosecutor')) expect(_).toBeUndefined();
			expect(score(again, state)).toEqual(whole);
		}
	});
});
