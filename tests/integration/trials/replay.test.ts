import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#lib/people/index.ts';
import { readFact } from '#lib/records/index.ts';
import { factsOf } from '#lib/server/db/fact-repository.ts';
import { gateDebriefsOf } from '#lib/server/db/trial-repository.ts';
import { debriefGate } from '#lib/server/trials/debrief-gate.ts';
import { listTrials } from '#lib/server/trials/list-trials.ts';
import { openTrial } from '#lib/server/trials/open-trial.ts';
import { rewindTrial } from '#lib/server/trials/rewind-trial.ts';
import { seeDebrief, type SeenDebrief } from '#lib/server/trials/see-debrief.ts';
import { seeMinutes } from '#lib/server/trials/see-minutes.ts';
import { seeComparison } from '#lib/server/trials/see-replays.ts';
import { seeTrial } from '#lib/server/trials/see-trial.ts';
import { submitCommand, type SeatCommand } from '#lib/server/trials/submit-command.ts';
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
const answer = 'J’attendrais l’interprète, sans exception.';

for (const dialect of dialects) {
	describe(`a trial taken up again, on ${dialect}`, () => {
		const store = withDatabase(dialect);
		let app: TrialsApp;
		beforeAll(async () => {
			app = await trialsOn(store.db);
		});

		const take = (player: Person, trial: string, command: SeatCommand, text?: string) =>
			submitCommand(app, player, trial, { command, key: app.newId(), text });

		/** Plays on from the reception to the end. */
		async function playOn(player: Person, trial: string, first: string, last = 'today'): Promise<void> {
			await take(player, trial, choose('reception', 'language', first));
			await take(player, trial, write, `Le mot de « ${first} ».`);
			await take(player, trial, choose('report', 'send', last));
		}

		async function opened(player: Person): Promise<string> {
			const input = { scenario: 'small-case', role: 'social-worker', purpose: 'counted', language: 'fr' } as const;
			const trial = await openTrial(app, player, { ...input, key: app.newId() });
			if ('refusal' in trial) throw new Error(trial.refusal);
			return trial.trialId;
		}

		/** A trial that ended with a grave error, and its player. */
		async function ended(first = 'neighbour'): Promise<{ player: Person; trial: string }> {
			const player = await someone(store.db, 'trainee');
			const trial = await opened(player);
			await playOn(player, trial, first);
			return { player, trial };
		}

		const again = (player: Person, trial: string, seq: number, key: string = app.newId()) =>
			rewindTrial(app, player, trial, { seq, key });

		const debriefOf = async (player: Person, trial: string): Promise<SeenDebrief> => {
			const seen = await seeDebrief(app, player, trial, 'fr');
			if (!seen || typeof seen === 'string') throw new Error(String(seen));
			return seen;
		};

		const factsAbout = async (player: Person, trial: string) =>
			(await factsOf(store.db.read, player.id))
				.filter(({ subject_id }) => subject_id === trial)
				.map((row) => readFact({ ...row, subject: row.subject_id, evidence: row.evidence_hash }));

		test('keeps the record, the debrief, the minutes and the texts of the play that ended first', async () => {
			const { player, trial } = await ended();
			const before = await debriefOf(player, trial);
			const minutesBefore = await seeMinutes(app, player, trial, 'fr');
			const facts = await factsAbout(player, trial);
			await again(player, trial, 2);
			await playOn(player, trial, 'wait');
			const { replays, ...after } = await debriefOf(player, trial);
			const { replays: _none, ...expected } = before;
			expect(after).toEqual(expected);
			expect(after.texts).toEqual({ note: 'Le mot de « neighbour ».' });
			expect(await seeMinutes(app, player, trial, 'fr')).toEqual(minutesBefore);
			expect(await factsAbout(player, trial)).toEqual(facts);
			expect(facts).toMatchObject([{ value: { percent: 43, stands: false, plays_before: 0, gates_raised: 1 } }]);
			expect(replays).toMatchObject({ all: [{ number: 1, nth: 1, ending: { stands: true } }], playing: null });
		});

		test('counts the grave error of the first play as debriefed, once, also after another play', async () => {
			const { player, trial } = await ended();
			await again(player, trial, 2);
			await playOn(player, trial, 'neighbour');
			expect(await debriefGate(app, player, trial, { gate: 'exposed', answer })).toBeUndefined();
			expect(await gateDebriefsOf(store.db.read, trial, 0)).toHaveLength(1);
			expect(await gateDebriefsOf(store.db.read, trial, 1)).toHaveLength(0);
			const facts = await factsAbout(player, trial);
			expect(facts.map((fact) => fact?.value)).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ gates_debriefed: 0 }),
					expect.objectContaining({ gates_debriefed: 1, percent: 43, plays_before: 0 })
				])
			);
			expect((await debriefOf(player, trial)).gateAnswers).toEqual({ exposed: answer });
		});

		test('asks for no answer to a grave error that only another play made', async () => {
			const { player, trial } = await ended('wait');
			await again(player, trial, 2);
			await playOn(player, trial, 'neighbour');
			expect(await debriefGate(app, player, trial, { gate: 'exposed', answer })).toEqual({
				refusal: 'trial/no-such-gate'
			});
		});

		test('says so on the play page and in the list, and is no unfinished trial', async () => {
			const { player, trial } = await ended();
			await again(player, trial, 3);
			const seen = await seeTrial(app, player, trial, 'fr');
			expect(seen).toMatchObject({ view: { status: 'playing', scene: { id: 'report' } }, replay: { number: 1 } });
			expect(await listTrials(app, player, 'fr')).toMatchObject([{ status: 'replaying' }]);
			expect((await debriefOf(player, trial)).replays).toMatchObject({ all: [], playing: { number: 1 } });
			await take(player, trial, { type: 'abandon' });
			expect(await listTrials(app, player, 'fr')).toMatchObject([{ status: 'ended' }]);
			expect((await debriefOf(player, trial)).replays).toMatchObject({ all: [{ ending: null }], playing: null });
		});

		test('goes back to any decision of any of its plays, the first play’s included', async () => {
			const { player, trial } = await ended();
			await again(player, trial, 2);
			await playOn(player, trial, 'wait', 'never');
			// The last decision of the first play was left behind by the second.
			await again(player, trial, 4);
			await take(player, trial, choose('report', 'send', 'tomorrow'));
			const comparison = await seeComparison(app, player, trial, { language: 'fr', first: null, second: null });
			expect(comparison).toMatchObject({
				plays: [{ nth: 0 }, { nth: 1 }, { nth: 2 }],
				comparison: {
					shared: 2,
					steps: [{ decision: 'send', same: false }],
					first: { number: 0 },
					second: { number: 2, ending: { id: 'leaked' } }
				}
			});
			const both = await seeComparison(app, player, trial, { language: 'fr', first: 1, second: 2 });
			expect(both).toMatchObject({ comparison: { shared: 0, first: { number: 1 }, second: { number: 2 } } });
		});

		test('is begun once, however often the same form is sent', async () => {
			const { player, trial } = await ended();
			const key = app.newId();
			await Promise.all([again(player, trial, 2, key), again(player, trial, 2, key)]);
			await again(player, trial, 2, key);
			expect((await debriefOf(player, trial)).replays.playing).toMatchObject({ number: 1 });
		});

		test('is refused before a play has ended, and for what is no decision', async () => {
			const player = await someone(store.db, 'trainee');
			const trial = await opened(player);
			await take(player, trial, choose('reception', 'language', 'wait'));
			expect(await again(player, trial, 2)).toEqual({ refusal: 'trial/not-ended' });
			const done = await ended();
			for (const seq of [0, 1, 99])
				expect(await again(done.player, done.trial, seq)).toEqual({ refusal: 'trial/no-such-moment' });
		});

		test('does not exist for another person, not to compare either', async () => {
			const { player, trial } = await ended();
			const stranger = await someone(store.db, 'trainee', 'trainer', 'certifier', 'administrator');
			expect(await again(stranger, trial, 2)).toEqual({ refusal: 'trial/not-found' });
			await again(player, trial, 2);
			await playOn(player, trial, 'wait');
			const asked = { language: 'fr', first: null, second: null } as const;
			expect(await seeComparison(app, stranger, trial, asked)).toBeUndefined();
			expect(await seeMinutes(app, stranger, trial, 'fr')).toBeUndefined();
		});

		test('counts among the plays that came before the next trial of the case', async () => {
			const { player, trial } = await ended('phone');
			await again(player, trial, 2);
			await playOn(player, trial, 'wait');
			const next = await opened(player);
			await playOn(player, next, 'wait');
			expect(await factsAbout(player, next)).toMatchObject([{ value: { percent: 100, plays_before: 2 } }]);
		});
	});
}
