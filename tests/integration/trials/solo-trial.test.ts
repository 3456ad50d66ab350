import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { readFact } from '#lib/records/index.ts';
import { journalRowsAfter } from '#lib/server/db/journal-repository.ts';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { eventsOf } from '#lib/server/db/trial-repository.ts';
import { debriefGate } from '#lib/server/trials/debrief-gate.ts';
import { heldTrial } from '#lib/server/trials/held-trial.ts';
import { keepDraft } from '#lib/server/trials/keep-draft.ts';
import { listTrials } from '#lib/server/trials/list-trials.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { seeDebrief } from '#lib/server/trials/see-debrief.ts';
import { seeTrial } from '#lib/server/trials/see-trial.ts';
import { submitCommand, type SeatCommand, type Submitted } from '#lib/server/trials/submit-command.ts';
import { headOf } from '#lib/server/trials/trial-head.ts';
import type { TrialsApp } from '#lib/server/trials/trials-app.ts';
import { dialects, withDatabase } from '../database.ts';
import { someone, trialsOn } from './small-case.ts';

const choose = (scene: string, decision: string, choice: string): SeatCommand => ({
	type: 'decide',
	scene,
	decision,
	answer: { kind: 'choose', choice }
});
const write: SeatCommand = { type: 'decide', scene: 'report', decision: 'note', answer: { kind: 'write', words: 3 } };

for (const dialect of dialects) {
	describe(`a solo trial on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let app: TrialsApp;
		let player: Person;
		beforeAll(async () => {
			app = await trialsOn(store.db);
			player = await someone(store.db, 'trainee');
		});

		const open = async (key: string = app.newId(), purpose: 'counted' | 'practice' = 'counted'): Promise<string> => {
			const input = { scenario: 'small-case', role: 'social-worker' as const, purpose, language: 'fr' as const, key };
			const opened = await openTrial(app, player, input);
			if ('refusal' in opened) throw new Error(opened.refusal);
			return opened.trialId;
		};
		const take = (trial: string, command: SeatCommand, key: string = app.newId(), text?: string): Promise<Submitted> =>
			submitCommand(app, player, trial, { command, key, text });
		const playToEnd = async (trial: string, first = 'wait'): Promise<void> => {
			await take(trial, choose('reception', 'language', first));
			await take(trial, write, app.newId(), 'Les faits, rien d’autre.');
			await take(trial, choose('report', 'send', 'today'));
		};

		test('is opened once, however often the same form is sent', async () => {
			const key = app.newId();
			expect(await open(key)).toBe(await open(key));
		});

		test('is refused for a role that nobody plays alone, and for a case that does not exist', async () => {
			const input = { purpose: 'practice' as const, language: 'fr' as const, key: app.newId() };
			const asPolice = await openTrial(app, player, { ...input, scenario: 'small-case', role: 'police' });
			const nowhere = await openTrial(app, player, { ...input, scenario: 'nowhere', role: 'judge' });
			expect(asPolice).toEqual({ refusal: 'trial/role-not-playable' });
			expect(nowhere).toEqual({ refusal: 'trial/no-such-scenario' });
		});

		test('takes a decision sent twice once', async () => {
			const trial = await open();
			const key = app.newId();
			await take(trial, choose('reception', 'language', 'phone'), key);
			expect(await take(trial, choose('reception', 'language', 'phone'), key)).toHaveProperty('state');
			expect(await eventsOf(store.db.read, trial)).toHaveLength(2);
		});

		test('refuses a decision for a scene already left and changes nothing', async () => {
			const trial = await open();
			await take(trial, choose('reception', 'language', 'phone'));
			const late = await take(trial, choose('reception', 'language', 'wait'));
			expect(late).toEqual({ refusal: 'trial/already-decided' });
			const stale = await take(trial, { type: 'pass', scene: 'reception' });
			expect(stale).toEqual({ refusal: 'trial/scene-left' });
			expect(await eventsOf(store.db.read, trial)).toHaveLength(2);
		});

		test('takes exactly one of two decisions that arrive together', async () => {
			const trial = await open();
			const taken = await Promise.all([
				take(trial, choose('reception', 'language', 'phone')),
				take(trial, choose('reception', 'language', 'neighbour'))
			]);
			expect(taken.filter((one) => 'state' in one)).toHaveLength(1);
			expect(taken.filter((one) => 'refusal' in one)).toHaveLength(1);
			expect(await eventsOf(store.db.read, trial)).toHaveLength(2);
		});

		test('does not exist for another person', async () => {
			const trial = await open();
			const stranger = await someone(store.db, 'trainee', 'trainer', 'certifier', 'administrator');
			const command = choose('reception', 'language', 'wait');
			const submission = { command, key: app.newId() };
			expect(await submitCommand(app, stranger, trial, submission)).toEqual({ refusal: 'trial/not-found' });
			expect(await seeTrial(app, stranger, trial, 'fr')).toBeUndefined();
			expect(await seeDebrief(app, stranger, trial, 'fr')).toBeUndefined();
			expect(await keepDraft(app, stranger, trial, { decision: 'note', text: 'x' })).toBe(false);
			expect(await debriefGate(app, stranger, trial, { gate: 'exposed', answer: 'x'.repeat(30) })).toEqual({
				refusal: 'trial/not-found'
			});
		});

		test('is found again on another device where it was left, with what was being written', async () => {
			const trial = await open();
			await take(trial, choose('reception', 'language', 'wait'));
			await keepDraft(app, player, trial, { decision: 'note', text: 'Un début' });
			const seen = await seeTrial(app, player, trial, 'fr');
			expect(seen?.view.scene?.id).toBe('report');
			expect(seen?.drafts).toEqual({ note: 'Un début' });
		});

		test('keeps a draft only for what is written in it', async () => {
			const trial = await open();
			for (const decision of ['language', '__proto__', ''])
				expect(await keepDraft(app, player, trial, { decision, text: 'x' })).toBe(false);
			expect((await seeTrial(app, player, trial, 'fr'))?.drafts).toEqual({});
		});

		test('keeps a written text sealed and out of the log', async () => {
			const trial = await open();
			await playToEnd(trial);
			const log = await eventsOf(store.db.read, trial);
			expect(JSON.stringify(log)).not.toContain('Les faits');
			expect(log.find(({ text_id }) => text_id)?.text_hash).toMatch(/^[0-9a-f]{64}$/);
			const seen = await seeDebrief(app, player, trial, 'fr');
			expect(seen).toMatchObject({ texts: { note: 'Les faits, rien d’autre.' } });
		});

		test('replays to the very state that was reached live', async () => {
			const trial = await open();
			await playToEnd(trial);
			const head = await store.db.read
				.selectFrom('trial_head')
				.selectAll()
				.where('trial_id', '=', trial)
				.executeTakeFirstOrThrow();
			const held = await heldTrial(app, store.db.read, player.id, trial);
			expect(held && headOf(trial, held.state)).toEqual(head);
		});

		test('once ended makes a fact and a line of the journal', async () => {
			const alone = await someone(store.db, 'trainee');
			player = alone;
			const trial = await open();
			await playToEnd(trial);
			const [fact] = await factsOf(store.db.read, alone.id);
			expect(fact).toMatchObject({ kind: 'trial', subject_id: trial });
			expect(JSON.parse(fact?.value ?? '')).toMatchObject({
				scenario: 'small-case',
				role: 'social-worker',
				purpose: 'counted',
				percent: 100,
				ending: 'referred',
				stands: true,
				plays_before: 0,
				gates_raised: 0
			});
			const acts = (await journalRowsAfter(store.db.read, 0, 1000)).filter(({ subject }) => subject === trial);
			expect(acts.map(({ act }) => act)).toEqual(['trial/opened', 'trial/recorded']);
		});

		test('counts a grave error until its question is answered, and says how many plays came before', async () => {
			player = await someone(store.db, 'trainee');
			await playToEnd(await open());
			const trial = await open();
			await playToEnd(trial, 'neighbour');
			expect(await debriefGate(app, player, trial, { gate: 'exposed', answer: 'trop court' })).toEqual({
				refusal: 'trial/answer-length'
			});
			const answer = 'J’attendrais l’interprète, sans exception.';
			const answerGate = () => debriefGate(app, player, trial, { gate: 'exposed', answer });
			expect(await Promise.all([answerGate(), answerGate()])).toEqual([undefined, undefined]);
			expect(await answerGate()).toBeUndefined();
			const facts = (await factsOf(store.db.read, player.id)).filter(({ subject_id }) => subject_id === trial);
			const debriefed = facts.map((row) => readFact({ ...row, subject: row.subject_id, evidence: row.evidence_hash }));
			expect(debriefed.map((fact) => fact?.value)).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ gates_raised: 1, gates_debriefed: 0, plays_before: 1 }),
					expect.objectContaining({ gates_raised: 1, gates_debriefed: 1, plays_before: 1 })
				])
			);
			expect(facts).toHaveLength(2);
			expect(await seeDebrief(app, player, trial, 'fr')).toMatchObject({ gateAnswers: { exposed: answer } });
		});

		test('abandoned takes no more decisions and makes no fact', async () => {
			player = await someone(store.db, 'trainee');
			const trial = await open();
			await take(trial, { type: 'abandon' });
			expect(await take(trial, choose('reception', 'language', 'wait'))).toEqual({ refusal: 'trial/over' });
			expect(await factsOf(store.db.read, player.id)).toEqual([]);
			expect(await listTrials(app, player, 'fr')).toMatchObject([{ id: trial, status: 'abandoned' }]);
		});
	});
}
