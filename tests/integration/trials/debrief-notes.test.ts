import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { eraseFromNotebook, myNotebook } from '#lib/server/learning/notebook.ts';
import { earlierCommitment, markCommitmentKept } from '#lib/server/trials/commitment.ts';
import { keepNoteDraft, myDebriefNotes, writeDebriefNote } from '#lib/server/trials/debrief-notes.ts';
import { trialsAtHome } from '#lib/server/trials/list-trials.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { submitCommand, type SeatCommand } from '#lib/server/trials/submit-command.ts';
import { dialects, withDatabase } from '../database.ts';
import { openSchool, type School } from '../learning/school.ts';
import { someone, trialsOn } from './small-case.ts';

const choose = (scene: string, decision: string, choice: string): SeatCommand => ({
	type: 'decide',
	scene,
	decision,
	answer: { kind: 'choose', choice }
});

for (const dialect of dialects) {
	describe(`what is written in a debrief, on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let app: School;
		let day = 1;
		beforeAll(async () => {
			const { scenarios } = await trialsOn(store.db);
			app = { ...(await openSchool(store.db)), scenarios };
			// Every moment is later than the one before.
			app = { ...app, clock: () => new Date(Date.UTC(2026, 2, 1, 9, 0, day++)) };
		});

		async function endedTrial(player: Person): Promise<string> {
			const input = { scenario: 'small-case', role: 'social-worker', purpose: 'practice', language: 'fr' } as const;
			const opened = await openTrial(app, player, { ...input, key: app.newId() });
			if ('refusal' in opened) throw new Error(opened.refusal);
			const trial = opened.trialId;
			const take = (command: SeatCommand) => submitCommand(app, player, trial, { command, key: app.newId() });
			await take(choose('reception', 'language', 'neighbour'));
			await take({ type: 'decide', scene: 'report', decision: 'note', answer: { kind: 'write', words: 3 } });
			await take(choose('report', 'send', 'never'));
			return trial;
		}

		async function playedBySomeone(): Promise<{ player: Person; trial: string }> {
			const player = await someone(store.db, 'trainee');
			return { player, trial: await endedTrial(player) };
		}

		const write = (player: Person, trial: string, prompt: string, text: string, version: string | null = null) =>
			writeDebriefNote(app, player, { trial, prompt, text, version });

		test('is kept as a draft, then as a text that the notebook shows with its question and its trial', async () => {
			const { player, trial } = await playedBySomeone();
			expect(await keepNoteDraft(app, player, { trial, prompt: 'gate:exposed', text: 'Je voy' })).toBe(true);
			expect(await myDebriefNotes(app, player, trial)).toEqual({ notes: {}, drafts: { 'gate:exposed': 'Je voy' } });
			expect(await write(player, trial, 'gate:exposed', ' Je voyais l’heure. ')).toEqual({ ok: true });
			expect(await myDebriefNotes(app, player, trial)).toMatchObject({
				notes: { 'gate:exposed': { text: 'Je voyais l’heure.' } },
				drafts: {}
			});
			expect(await myNotebook(app, player, 'fr')).toMatchObject([
				{ from: 'trial', trial, promptId: 'gate:exposed', prompt: 'gate', text: 'Je voyais l’heure.' }
			]);
		});

		test('is one text a question: a newer one replaces it, and the one replaced is erased', async () => {
			const { player, trial } = await playedBySomeone();
			await write(player, trial, 'reactions', 'Avant');
			const { notes } = await myDebriefNotes(app, player, trial);
			expect(await write(player, trial, 'reactions', 'Après', notes['reactions']?.textId)).toEqual({ ok: true });
			expect((await myNotebook(app, player, 'fr')).map(({ text }) => text)).toEqual(['Après']);
			const texts = await store.db.read
				.selectFrom('sealed_text')
				.select('body')
				.where('id', '=', notes['reactions']?.textId ?? '')
				.execute();
			expect(texts).toEqual([{ body: null }]);
		});

		test('is kept once when sent twice, and not written over what another tab saved', async () => {
			const { player, trial } = await playedBySomeone();
			const twice = [write(player, trial, 'description', 'Une fois'), write(player, trial, 'description', 'Une fois')];
			expect(await Promise.all(twice)).toEqual([{ ok: true }, { ok: true }]);
			expect(await myNotebook(app, player, 'fr')).toHaveLength(1);
			expect(await write(player, trial, 'description', 'Autre onglet')).toMatchObject({
				code: 'notebook/changed',
				saved: 'Une fois'
			});
		});

		test('is refused where it is empty, too long, or answers a question that is not asked', async () => {
			const { player, trial } = await playedBySomeone();
			expect(await write(player, trial, 'reactions', ' \n')).toMatchObject({ code: 'notebook/empty' });
			expect(await write(player, trial, 'reactions', 'a'.repeat(10_001))).toMatchObject({ code: 'notebook/too-long' });
			expect(await write(player, trial, 'commitment', 'a'.repeat(301))).toMatchObject({ code: 'notebook/too-long' });
			for (const prompt of ['gate:other', 'decision:other', 'anything', '__proto__'])
				expect(await write(player, trial, prompt, 'Texte')).toEqual({ ok: false, code: 'notebook/not-found' });
			expect(await write(player, trial, 'decision:send', 'Texte')).toEqual({ ok: true });
		});

		test('belongs to its player alone: no other person writes, reads or erases it, whatever they may do', async () => {
			const { player, trial } = await playedBySomeone();
			await write(player, trial, 'reactions', 'À moi');
			await write(player, trial, 'commitment', 'Écouter');
			const other = await someone(store.db, 'trainee', 'trainer', 'certifier', 'administrator');
			expect(await write(other, trial, 'reactions', 'À lui')).toMatchObject({ code: 'notebook/not-found' });
			expect(await keepNoteDraft(app, other, { trial, prompt: 'reactions', text: 'x' })).toBe(false);
			expect(await myDebriefNotes(app, other, trial)).toEqual({ notes: {}, drafts: {} });
			expect(await myNotebook(app, other, 'fr')).toEqual([]);
			expect((await trialsAtHome(app, other, 'fr')).commitment).toBeNull();
			expect(await markCommitmentKept(app, other, trial)).toBe(false);
			const notes = await myNotebook(app, player, 'fr');
			for (const { id } of notes) expect(await eraseFromNotebook(app, other, id)).toBe(false);
			expect(await myNotebook(app, player, 'fr')).toEqual(notes);
		});

		test('is erased from the notebook for good, and may then be written anew', async () => {
			const { player, trial } = await playedBySomeone();
			await write(player, trial, 'application', 'À retirer');
			const [note] = await myNotebook(app, player, 'fr');
			expect(await eraseFromNotebook(app, player, note?.id ?? '')).toBe(true);
			expect(await myDebriefNotes(app, player, trial)).toEqual({ notes: {}, drafts: {} });
			expect(await write(player, trial, 'application', 'Autre chose')).toEqual({ ok: true });
		});

		test('as a commitment stays open until it is kept or a later one replaces it, and comes back in the next debrief', async () => {
			const { player, trial } = await playedBySomeone();
			expect((await trialsAtHome(app, player, 'fr')).commitment).toBeNull();
			await write(player, trial, 'commitment', 'relire l’article');
			expect((await trialsAtHome(app, player, 'fr')).commitment).toMatchObject({
				trial,
				text: 'relire l’article',
				doneAt: null
			});
			const next = await endedTrial(player);
			expect(await earlierCommitment(app, player, trial)).toBeNull();
			expect(await earlierCommitment(app, player, next)).toMatchObject({ trial });
			await write(player, next, 'commitment', 'demander la langue');
			expect((await trialsAtHome(app, player, 'fr')).commitment).toMatchObject({ trial: next });
			expect(await markCommitmentKept(app, player, next)).toBe(true);
			expect(await markCommitmentKept(app, player, next)).toBe(false);
			expect((await trialsAtHome(app, player, 'fr')).commitment).toBeNull();
			expect((await myNotebook(app, player, 'fr'))[0]).toMatchObject({ prompt: 'commitment' });
		});
	});
}
