import { describe, expect, it } from 'vitest';
import type { Question } from '#lib/course/index.ts';
import type { Person } from '#lib/people/index.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { inTransaction, type Db } from '#lib/server/db/database.ts';
import { evaluationReport } from '#lib/server/evaluation/evaluation-report.ts';
import { findLearners } from '#lib/server/evaluation/help-learner.ts';
import { itemReport } from '#lib/server/evaluation/item-report.ts';
import { giveReaction, myReaction } from '#lib/server/learning/give-reaction.ts';
import { withDiagnostic } from '../../unit/course/small-content.ts';
import { dialects, withDatabase } from '../database.ts';
import { lessonsDone, rightPick, taken } from '../learning/answered.ts';
import { contentFrom, learner, openSchool, type School } from '../learning/school.ts';

const diagnostic = 'diagnostic:un';
const module = { course: 'petit', module: 'un' } as const;
const wrong = () => 'b';

/** Right with the questions named, wrong with the others. */
const rightWith =
	(...ids: readonly string[]) =>
	(question: Question) =>
		ids.includes(question.id) ? rightPick(question) : 'b';

const repeat = <T>(times: number, make: (index: number) => Promise<T>): Promise<T[]> =>
	Array.from({ length: times }, (_, index) => index).reduce<Promise<T[]>>(
		async (before, index) => [...(await before), await make(index)],
		Promise.resolve([])
	);

/** Takes a quiz a minute after whatever was done before. */
function take(...[school, ...more]: Parameters<typeof taken>): ReturnType<typeof taken> {
	school.now = new Date(Date.parse(school.now) + 60_000).toISOString();
	return taken(school, ...more);
}

const opened = async (db: Db) => {
	const school = await openSchool(db);
	return { school, trainer: await learner(db, 'trainer') };
};
const finished = async (school: School) => {
	const person = await learner(school.db);
	await lessonsDone(school, person);
	await take(school, person, 'un');
	return person;
};
const scores = { useful: 4, clear: 3, able: 2 };
const give = (school: School, person: Person, comment = '', given = scores) =>
	giveReaction(school, person, { ...module, scores: given, comment });
const seen = async (school: School, trainer: Person) => (await evaluationReport(school, trainer, 'fr'))?.[0];
const mine = (school: School, person: Person) => myReaction(school, person, { ...module, language: 'fr' });

const report = async (school: School, trainer: Person, quiz = diagnostic) => {
	const found = await itemReport(school, trainer, { quiz, order: 'question', language: 'fr' });
	return new Map(found?.items.map((item) => [item.id, item]));
};
const diagnosed = async (db: Db) => {
	const school = await openSchool(db);
	const rules = ', attempts: 3';
	school.content = await contentFrom(db, withDiagnostic(['voir', 'voir', 'agir', 'agir'], 4, rules));
	return { school, trainer: await learner(db, 'trainer') };
};

for (const dialect of dialects) {
	describe(`the figures of questions, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('come from whole groups of five first attempts, and say nothing before', async () => {
			const { school, trainer } = await diagnosed(store.db);
			const answers = [
				rightWith('d-1', 'd-2', 'd-3', 'd-4'),
				rightWith('d-1', 'd-2', 'd-3'),
				rightWith('d-1', 'd-2'),
				rightWith('d-1')
			];
			for (const pick of answers) await take(school, await learner(store.db), diagnostic, pick);
			expect((await report(school, trainer)).get('d-1')).toMatchObject({ count: 0, difficulty: null, options: [] });
			const last = await learner(store.db);
			await take(school, last, diagnostic, wrong);
			const five = await report(school, trainer);
			expect(five.get('d-1')).toMatchObject({
				count: 5,
				options: [
					{ id: 'a', text: 'Oui', right: true, picked: 0.8, pickedByLower: 0.5 },
					{ id: 'b', text: 'Non', right: false, picked: 0.2, pickedByLower: 0.5 }
				]
			});
			expect(five.get('d-1')?.difficulty).toBeCloseTo(0.8);
			expect(five.get('d-2')?.discrimination).toBeCloseTo(0.721, 3);
			expect(five.get('d-4')?.flags).toEqual(['too-hard']);
			await take(school, last, diagnostic, rightPick, 2);
			await take(school, await learner(store.db), diagnostic, rightPick);
			expect((await report(school, trainer)).get('d-1')).toEqual(five.get('d-1'));
		});
	});

	describe(`the figures of questions left open, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('count a question left open as wrong, and none of its options', async () => {
			const { school, trainer } = await diagnosed(store.db);
			await repeat(5, async () => take(school, await learner(store.db), diagnostic, () => 'z'));
			expect((await report(school, trainer)).get('d-1')).toMatchObject({
				count: 5,
				difficulty: 0,
				discrimination: null,
				options: [{ picked: 0 }, { picked: 0 }]
			});
		});

		it('are for trainers', async () => {
			const { school } = await diagnosed(store.db);
			const others = await learner(store.db, 'trainee', 'certifier', 'administrator');
			const asked = { quiz: null, order: 'count', language: 'fr' } as const;
			expect(await itemReport(school, others, asked)).toBeUndefined();
			expect(await evaluationReport(school, others, 'fr')).toBeUndefined();
		});
	});

	describe(`what people think of a module and learn in it, on ${dialect}`, () => {
		const store = withDatabase(dialect);
		it('is asked once the module is done, can be changed, and is closed with its group of five', async () => {
			const { school, trainer } = await opened(store.db);
			const early = await learner(store.db);
			expect(await give(school, early)).toEqual({ ok: false, code: 'reaction/not-yet' });
			expect(await mine(school, early)).toMatchObject({ state: 'not-yet', scores: null });

			const people = await repeat(6, () => finished(school));
			const [first, , , , fifth, sixth] = people;
			if (!first || !fifth || !sixth) throw new Error('six people');
			for (const person of people.slice(0, 4)) expect(await give(school, person)).toEqual({ ok: true });
			await give(school, first, '=Trop court', { useful: 1, clear: 1, able: 1 });
			await give(school, first, 'Utile, merci', { useful: 3, clear: 3, able: 3 });
			expect(await mine(school, first)).toMatchObject({ state: 'open', scores: { able: 3 }, comment: 'Utile, merci' });
			expect(await seen(school, trainer)).toMatchObject({ counted: 0, reactions: [], comments: [] });

			await give(school, fifth, 'Clair');
			const five = await seen(school, trainer);
			expect(five).toMatchObject({
				counted: 5,
				reactions: [
					{ item: 'useful', counts: [0, 0, 1, 4] },
					{ item: 'clear', counts: [0, 0, 5, 0] },
					{ item: 'able', counts: [0, 4, 1, 0] }
				]
			});
			expect(five?.comments.toSorted()).toEqual(['Clair', 'Utile, merci']);
			expect(await give(school, first)).toEqual({ ok: false, code: 'reaction/counted' });
			expect(await mine(school, first)).toMatchObject({ state: 'counted' });

			await give(school, sixth, 'Sixième');
			expect(await seen(school, trainer)).toEqual(five);
			expect(await give(school, sixth, 'Changé')).toEqual({ ok: true });
			const kept = await store.db.read
				.selectFrom('sealed_text')
				.select('body')
				.where('person_id', '=', sixth.id)
				.where('body', 'is not', null)
				.execute();
			expect(kept).toEqual([{ body: 'Changé' }]);

			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, first.id, school.now));
			expect((await seen(school, trainer))?.comments).toEqual(['Clair']);
		});
	});

	describe(`five opinions at once, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('is numbered without a gap when five answer at the same moment', async () => {
			const { school, trainer } = await opened(store.db);
			const people = await repeat(5, () => finished(school));
			await Promise.all(people.map((person) => give(school, person)));
			expect(await seen(school, trainer)).toMatchObject({ counted: 5 });
		});

		it('refuses a comment that is too long, and keeps nothing of it', async () => {
			const { school } = await opened(store.db);
			const person = await finished(school);
			expect(await give(school, person, 'é'.repeat(1001))).toEqual({ ok: false, code: 'reaction/too-long' });
			expect(await mine(school, person)).toMatchObject({ scores: null });
		});

		it('measures the gain from the diagnostic to the first test, over whole groups of five', async () => {
			const { school, trainer } = await opened(store.db);
			school.content = await contentFrom(store.db, withDiagnostic(['voir', 'agir'], 2));
			const learn = async (index: number) => {
				const person = await learner(store.db);
				await take(school, person, diagnostic, rightWith('d-1'));
				await lessonsDone(school, person);
				await take(school, person, 'un', index === 0 ? wrong : rightPick);
				if (index === 0) await take(school, person, 'un', rightPick, 2);
			};
			await repeat(4, learn);
			expect(await seen(school, trainer)).toMatchObject({ hasDiagnostic: true, gain: null });
			await learn(4);
			const five = (await seen(school, trainer))?.gain;
			expect(five).toMatchObject({ count: 5, pre: 50, post: 80 });
			expect(five?.gain).toBeCloseTo(0.6);
			await learn(0);
			expect((await seen(school, trainer))?.gain).toEqual(five);
		});
	});

	describe(`looking for somebody to help, on ${dialect}`, () => {
		const store = withDatabase(dialect);

		it('finds people who learn by two letters of their name at least, never oneself', async () => {
			const school = await openSchool(store.db);
			const trainer = await learner(store.db, 'trainer');
			const trainee = await learner(store.db);
			await learner(store.db, 'certifier');
			const find = (search: string, by = trainer) => findLearners(school, by, { search, language: 'fr' });
			expect(await find('A')).toMatchObject({ people: null });
			expect(await find('aw')).toMatchObject({ people: [{ id: trainee.id, name: 'Awa' }], more: false });
			expect(await find('aw', trainee)).toMatchObject({ people: null });
			expect(await find("'; drop table person")).toMatchObject({ people: [] });
		});
	});
}
