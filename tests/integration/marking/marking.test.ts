import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { askMarking, withdrawMarking } from '#lib/server/marking/ask-marking.ts';
import { markOwnText } from '#lib/server/marking/mark-own-text.ts';
import { markText } from '#lib/server/marking/mark-text.ts';
import { lastMarked, markingQueue, waitingForTrainer } from '#lib/server/marking/marking-queue.ts';
import { seeText } from '#lib/server/marking/see-text.ts';
import { debriefGate } from '#lib/server/trials/debrief-gate.ts';
import { rewindTrial } from '#lib/server/trials/rewind-trial.ts';
import { seeDebrief } from '#lib/server/trials/see-debrief.ts';
import type { TrialsApp } from '#lib/server/trials/trials-app.ts';
import { dialects, withDatabase } from '../database.ts';
import { someone, trialsOn } from '../trials/small-case.ts';
import { actsOn, playedTrial, recorded, textSeq, words } from './marked-trial.ts';

for (const dialect of dialects) {
	describe(`marks of a written decision on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let app: TrialsApp;
		let learner: Person;
		let trainer: Person;
		let trial: string;
		beforeAll(async () => {
			app = await trialsOn(store.db);
		});
		beforeEach(async () => {
			learner = await someone(store.db, 'trainee');
			trainer = await someone(store.db, 'trainer');
			trial = await playedTrial(app, learner);
		});

		const text = () => ({ trialId: trial, seq: textSeq });
		const ask = (person = learner) => askMarking(app, person, text());
		const mark = (person = trainer, ticks = ['facts'], supersedes = '', comment = '') =>
			markText(app, person, { ...text(), ticks, comment, supersedes });
		const see = (person = trainer) => seeText(app, person, { ...text(), language: 'fr' });
		const writing = async (person = learner) => {
			const seen = await seeDebrief(app, person, trial, 'fr');
			return typeof seen === 'object' ? seen.writings['note'] : undefined;
		};
		const standing = async (): Promise<string> => {
			const seen = await see();
			return typeof seen === 'object' ? (seen.marking?.id ?? '') : '';
		};

		test('a learner’s own are kept, revised, shown to them, and change no result', async () => {
			expect(await markOwnText(app, learner, { ...text(), ticks: ['facts', 'no-such-point'] })).toBe(true);
			expect((await writing())?.own).toMatchObject({ ticks: ['facts'], got: 1, possible: 1 });
			expect(await markOwnText(app, learner, { ...text(), ticks: [] })).toBe(true);
			expect((await writing())?.own).toMatchObject({ ticks: [], got: 0 });
			expect(await recorded(store.db, learner, trial)).toHaveLength(1);
			const seen = await seeDebrief(app, learner, trial, 'fr');
			expect(seen).toMatchObject({ debrief: { score: { got: 7, best: 7, percent: 100 } } });
		});

		test('a learner’s own, sent twice at once, make one chain', async () => {
			const sent = await Promise.all([
				markOwnText(app, learner, { ...text(), ticks: ['facts'] }),
				markOwnText(app, learner, { ...text(), ticks: [] }),
				markOwnText(app, learner, { ...text(), ticks: ['facts'] })
			]);
			expect(sent).toEqual([true, true, true]);
			const rows = await store.db.read.selectFrom('assessment').selectAll().where('trial_id', '=', trial).execute();
			expect(rows.filter(({ supersedes }) => supersedes === null)).toHaveLength(1);
		});

		test('are nobody’s but the writer’s to make as their own, and only of a text', async () => {
			const stranger = await someone(store.db, 'trainee', 'trainer', 'certifier', 'administrator');
			expect(await markOwnText(app, stranger, { ...text(), ticks: ['facts'] })).toBe(false);
			expect(await markOwnText(app, learner, { trialId: trial, seq: 2, ticks: ['facts'] })).toBe(false);
			expect(await markOwnText(app, learner, { trialId: trial, seq: Number.NaN, ticks: [] })).toBe(false);
			expect(await ask(stranger)).toBe('writing/not-found');
		});

		test('are a trainer’s only where the writer asked: before, the text is neither listed, seen nor marked', async () => {
			expect((await markingQueue(app, trainer, { after: null, language: 'fr' })).lines).not.toContainEqual(
				expect.objectContaining({ trial })
			);
			expect(await see()).toBeUndefined();
			expect(await mark()).toBe('writing/not-found');
			expect(await ask()).toBeUndefined();
			expect(await ask()).toBeUndefined();
			expect(await see()).toMatchObject({ state: 'asked', text: words, name: 'Nadia Essai' });
			const { lines } = await markingQueue(app, trainer, { after: null, language: 'fr' });
			expect(lines.filter((line) => line.trial === trial)).toEqual([
				expect.objectContaining({ seq: textSeq, name: 'Nadia Essai', days: 0 })
			]);
		});

		test('are nobody else’s business: not of who only learns, certifies or administers', async () => {
			await ask();
			for (const capability of ['trainee', 'certifier', 'administrator'] as const) {
				const other = await someone(store.db, capability);
				expect(await see(other)).toBeUndefined();
				expect(await mark(other)).toBe('writing/not-found');
				expect((await markingQueue(app, other, { after: null, language: 'fr' })).lines).toEqual([]);
			}
		});

		test('are never a trainer’s of their own text', async () => {
			const both = await someone(store.db, 'trainee', 'trainer');
			learner = both;
			trial = await playedTrial(app, both);
			const before = await waitingForTrainer(app, both);
			expect(await ask(both)).toBeUndefined();
			expect(await waitingForTrainer(app, both)).toEqual(before);
			expect(await see(both)).toBeUndefined();
			expect(await mark(both)).toBe('writing/not-found');
		});

		test('are out of reach once the writer has taken the request back, until they ask again', async () => {
			await ask();
			expect(await withdrawMarking(app, learner, text())).toBeUndefined();
			expect(await withdrawMarking(app, learner, text())).toBeUndefined();
			expect(await see()).toBe('withdrawn');
			expect(await mark()).toBe('writing/withdrawn');
			await ask();
			expect(await mark()).toBeUndefined();
			expect(await withdrawMarking(app, learner, text())).toBe('writing/marked');
			expect(await ask()).toBe('writing/marked');
		});

		test('by a trainer are shown to the learner with who, when and what was said, and leave the queue', async () => {
			await ask();
			expect(await mark(trainer, ['facts'], '', '  النص واضح.  ')).toBeUndefined();
			expect(await writing()).toMatchObject({
				request: { state: 'marked' },
				marking: { by: 'Nadia Essai', ticks: ['facts'], got: 1, possible: 1, comment: 'النص واضح.' }
			});
			const { lines } = await markingQueue(app, trainer, { after: null, language: 'fr' });
			expect(lines).not.toContainEqual(expect.objectContaining({ trial }));
			expect(await lastMarked(app, trainer, 'fr')).toMatchObject([{ trial, seq: textSeq, name: 'Nadia Essai' }]);
		});

		test('by a trainer count: the result is recorded again, and the journal says who did it', async () => {
			await ask();
			await mark(trainer, []);
			expect(await recorded(store.db, learner, trial)).toMatchObject([{ percent: 100 }, { percent: 88, markings: 1 }]);
			await mark(trainer, ['facts'], await standing());
			expect(await recorded(store.db, learner, trial)).toMatchObject([
				{ percent: 100 },
				{ percent: 88, markings: 1 },
				{ percent: 100, markings: 2, plays_before: 0 }
			]);
			const seen = await seeDebrief(app, learner, trial, 'fr');
			expect(seen).toMatchObject({ debrief: { score: { got: 8, best: 8 } } });
			expect(await actsOn(store.db, trial)).toEqual([
				'trial/opened',
				'trial/recorded',
				'writing/asked',
				'trial/recorded',
				'writing/marked',
				'trial/recorded',
				'writing/marked'
			]);
		});

		test('sent twice by the same trainer are made once', async () => {
			await ask();
			expect(await Promise.all([mark(), mark()])).toEqual([undefined, undefined]);
			expect(await recorded(store.db, learner, trial)).toHaveLength(2);
		});

		test('of two trainers at once are one’s; the other is told, sees them, and may then replace them', async () => {
			await ask();
			const other = await someone(store.db, 'trainer');
			const answers = await Promise.all([mark(trainer, ['facts']), mark(other, [])]);
			expect(answers.toSorted()).toEqual(['writing/already-marked', undefined]);
			const winner = answers[0] === undefined ? ['facts'] : [];
			expect(await see()).toMatchObject({ marking: { ticks: winner } });
			expect(await mark(other, [], await standing())).toBeUndefined();
			expect(await see()).toMatchObject({ marking: { ticks: [] } });
			expect(await lastMarked(app, other, 'fr')).toMatchObject([{ trial }]);
			expect(await lastMarked(app, trainer, 'fr')).toEqual([]);
		});

		test('and a request taken back at the same moment do not both happen', async () => {
			await ask();
			const [marked, withdrawn] = await Promise.all([mark(), withdrawMarking(app, learner, text())]);
			expect([marked, withdrawn].filter((refusal) => refusal === undefined)).toHaveLength(1);
			const seen = await see();
			expect(seen === 'withdrawn').toBe(marked !== undefined);
		});

		test('and a grave error debriefed at the same moment are both in what is recorded last', async () => {
			trial = await playedTrial(app, learner, 'neighbour');
			await ask();
			const answer = 'J’attendrais l’interprète, sans exception.';
			await Promise.all([mark(), debriefGate(app, learner, trial, { gate: 'exposed', answer })]);
			expect((await recorded(store.db, learner, trial)).at(-1)).toMatchObject({ gates_debriefed: 1, markings: 1 });
		});

		test('count for the recorded play while another is played, whose own text they do not touch', async () => {
			await ask();
			const again = await rewindTrial(app, learner, trial, { seq: 2, key: app.newId() });
			expect(again).toHaveProperty('state');
			expect(await mark(trainer, [])).toBeUndefined();
			expect((await recorded(store.db, learner, trial)).at(-1)).toMatchObject({ percent: 88, markings: 1 });
			expect(await writing()).toMatchObject({ seq: textSeq, marking: { got: 0 } });
		});

		test('are refused with too long a comment, and nothing is kept', async () => {
			await ask();
			expect(await mark(trainer, ['facts'], '', 'x'.repeat(4001))).toBe('writing/comment-too-long');
			expect(await see()).toMatchObject({ state: 'asked', marking: null });
		});

		test('are impossible once the text is erased, and the comment goes with it', async () => {
			await ask();
			await mark(trainer, ['facts'], '', 'Bien.');
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, learner.id, '2026-03-02T00:00:00.000Z'));
			expect(await see()).toMatchObject({ text: null, marking: { comment: null, got: 1 } });
			expect(await mark(trainer, [], await standing())).toBe('writing/erased');
			expect(await writing()).toMatchObject({ marking: { comment: null } });
			const second = await playedTrial(app, learner);
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, learner.id, '2026-03-03T00:00:00.000Z'));
			expect(await askMarking(app, learner, { trialId: second, seq: textSeq })).toBe('writing/erased');
		});

		test('asked for by many are paged, the longest waiting first, each once', async () => {
			const start = Date.parse('2025-01-01T00:00:00.000Z');
			for (let index = 0; index < 27; index++) {
				const at = new Date(start + (index % 5) * 1000);
				const someday = { ...app, clock: () => at };
				await askMarking(someday, learner, { trialId: await playedTrial(app, learner), seq: textSeq });
			}
			const first = await markingQueue(app, trainer, { after: null, language: 'fr' });
			const rest = await markingQueue(app, trainer, { after: first.next, language: 'fr' });
			const trials = [...first.lines, ...rest.lines].map((line) => line.trial);
			expect(first.lines).toHaveLength(25);
			expect(new Set(trials).size).toBe(trials.length);
			const times = [...first.lines, ...rest.lines].map(({ at }) => at);
			expect(times).toEqual(times.toSorted());
			expect(await waitingForTrainer(app, trainer)).toEqual({ count: 25, more: true });
		});
	});
}
