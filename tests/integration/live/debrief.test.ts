import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { sealManifest, sha256Hex, type Fact } from '#lib/records/index.ts';
import { putBlob } from '#lib/server/db/blob-repository.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { insertDossier } from '#lib/server/db/dossier-repository.ts';
import { factsOf, readFacts } from '#lib/server/db/fact-repository.ts';
import { gateDebriefsOf } from '#lib/server/db/trial-repository.ts';
import type { LiveApp } from '#lib/server/live/act.ts';
import { claimPart } from '#lib/server/live/guest-access.ts';
import { recordPart } from '#lib/server/live/record-room.ts';
import { markRoomText, roomWritings } from '#lib/server/live/room-writings.ts';
import { seeDebriefRoom } from '#lib/server/live/see-debrief-room.ts';
import { myDebriefNotes, writeDebriefNote } from '#lib/server/trials/debrief-notes.ts';
import { listTrials } from '#lib/server/trials/list-trials.ts';
import { seeDebrief } from '#lib/server/trials/see-debrief.ts';
import { seeMinutes } from '#lib/server/trials/see-minutes.ts';
import { minutes, scoreOfSeat, stateText, walkedPlay } from '#lib/trial/index.ts';
import { dialects } from '../database.ts';
import { someone } from '../trials/small-case.ts';
import { endedRoom, playOn, type EndedRoom } from './ended-room.ts';
import { spectator, stub, withNodes } from './live-case.ts';

/** Draws with which the stub case comes before the judge, who writes reasons; with others the file is lost before. */
const toTheBench = [1, 4, 9];

for (const dialect of dialects) {
	describe(`the debrief of a room on ${dialect}`, () => {
		const { clock, node } = withNodes(dialect);
		const later = (minutes: number) => void (clock.now = new Date(clock.now.getTime() + minutes * 60_000));
		/** Those about the room, presence before the part. */
		const factsIn = async (app: LiveApp, { trialId }: EndedRoom, personId: string) =>
			readFacts(await factsOf(app.db.read, personId))
				.filter(({ subject }) => subject === trialId)
				.toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
		const tickAll = async (app: LiveApp, ended: EndedRoom) => {
			const seen = await seeDebriefRoom(app, ended.trialId, 'fr');
			if (typeof seen !== 'object') throw new Error(String(seen));
			for (const { id } of seen.lead.gates) await ended.lead({ act: 'gate', gate: id });
			return seen.lead.gates.map(({ id }) => id);
		};
		const closed = async (app: LiveApp, numbers?: readonly number[]) => {
			const ended = await endedRoom(app, numbers);
			later(30);
			const gates = await tickAll(app, ended);
			expect(await ended.lead({ act: 'close' })).not.toHaveProperty('refusal');
			return { ...ended, gates };
		};

		test('is followed by everybody, and stands where it stood on another node', async () => {
			const app = await node();
			const ended = await endedRoom(app);
			const screen = spectator(null);
			await app.live.watch(ended.trialId, screen.watcher);
			const seen = await seeDebriefRoom(app, ended.trialId, 'fr');
			const fork = typeof seen === 'object' ? seen.lead.forks[0] : undefined;
			await ended.lead({ act: 'move', to: fork?.seq ?? 0 });
			await screen.until('view', `"seq":${fork?.seq ?? 0},"play":0`);
			await ended.lead({ act: 'reveal', of: fork?.seq ?? 0 });
			await screen.until('view', '"ballots":[{');
			const other = await (await node()).live.room(ended.trialId);
			expect(other && stateText(other.state)).toBe(stateText((await ended.room()).state));
		});

		test('puts into each file, once, the presence and the result of one’s own decisions', async () => {
			const app = await node();
			const ended = await closed(app);
			const { prosecutor, other, watcher } = ended.people;
			const { state } = walkedPlay(stub, (await ended.room()).state);
			for (const person of [prosecutor, other]) {
				const seat = state.live?.seats.find((one) => one.seat.startsWith(person.id))?.seat ?? '';
				const score = scoreOfSeat(stub, state, seat);
				expect(await factsIn(app, ended, person.id)).toMatchObject([
					{ kind: 'attendance', value: { session: 'live-trial', minutes: 30, role: 'prosecutor' } },
					{
						kind: 'trial',
						value: {
							...{ purpose: 'practice', percent: score.percent, ending: state.ending, live: true },
							...{ decisions: score.decisions, gates_raised: ended.gates.length, gates_debriefed: ended.gates.length }
						}
					}
				]);
			}
			expect(await factsIn(app, ended, watcher.id)).toMatchObject([{ kind: 'attendance', value: { role: null } }]);
			expect(await factsIn(app, ended, ended.trainer.id)).toEqual([]);
			const ticked = await gateDebriefsOf(app.db.read, ended.trialId, 0);
			expect(ticked.filter((row) => row.person_id === other.id).map(({ gate }) => gate)).toEqual(
				expect.arrayContaining(ended.gates)
			);
			const journal = await app.db.read
				.selectFrom('journal')
				.select('act')
				.where('subject', '=', ended.trialId)
				.execute();
			expect(journal.filter(({ act }) => act === 'trial/recorded')).toHaveLength(3);
		});

		test('changes no file when it is closed again, asked for again, or played on after', async () => {
			const app = await node();
			const ended = await closed(app);
			const { prosecutor } = ended.people;
			const before = await factsIn(app, ended, prosecutor.id);
			expect(await ended.lead({ act: 'close' })).toEqual({ refusal: 'trial/debrief-closed' });
			later(10);
			const room = await ended.room();
			await app.live.submit(ended.trialId, {
				...{ key: app.newId(), personId: ended.trainer.id },
				commands: () => [{ type: 'rewind', by: 'conductor', to: 5 }]
			});
			await playOn(app, room, ended.trainer.id, [2, 7, 1, 8]);
			expect(await recordPart(app, ended.trialId, prosecutor.id, prosecutor.id)).toBe(true);
			expect(await factsIn(app, ended, prosecutor.id)).toEqual(before);
		});

		test('files the play that was named for the record, with who named it and why, in its facts, minutes and debriefs', async () => {
			const app = await node();
			const ended = await endedRoom(app, [3, 1, 4, 1, 5]);
			const room = await ended.room();
			await app.live.submit(ended.trialId, {
				...{ key: app.newId(), personId: ended.trainer.id },
				commands: () => [{ type: 'rewind', by: 'conductor', to: 8 }]
			});
			await playOn(app, room, ended.trainer.id, [2, 7, 1, 8]);
			expect(await ended.lead({ act: 'record', play: 1, reason: 'Coupure de courant.' })).not.toHaveProperty('refusal');
			const { number, state } = walkedPlay(stub, (await ended.room()).state);
			expect(number).toBe(1);
			await tickAll(app, ended);
			await ended.lead({ act: 'close' });
			expect(await ended.lead({ act: 'record', play: 0, reason: 'Trop tard.' })).toEqual({
				refusal: 'trial/debrief-closed'
			});
			const { prosecutor } = ended.people;
			const fact = (await factsIn(app, ended, prosecutor.id)).at(-1);
			const seat = state.live?.seats.find((one) => one.seat.startsWith(prosecutor.id))?.seat ?? '';
			expect(fact?.value).toMatchObject({ ending: state.ending, percent: scoreOfSeat(stub, state, seat).percent });
			const naming = { by: ended.trainer.nameLatin, reason: 'Coupure de courant.' };
			expect(await seeDebrief(app, prosecutor, ended.trialId, 'fr')).toMatchObject({ naming });
			const read = await seeMinutes(app, prosecutor, ended.trialId, 'fr');
			expect(read).toMatchObject({ naming, verdict: { id: state.ending }, lines: minutes(stub, state, 'fr') });
			const log = await app.db.read
				.selectFrom('trial_event')
				.select(['payload', 'person_id'])
				.where('type', '=', 'record-named')
				.where('trial_id', '=', ended.trialId)
				.execute();
			expect(log).toEqual([{ payload: '{"by":"conductor","play":1}', person_id: ended.trainer.id }]);
		});

		test('is closed once where two nodes close it together', async () => {
			const app = await node();
			const ended = await endedRoom(app);
			await tickAll(app, ended);
			const second = await node();
			await second.live.room(ended.trialId);
			const answers = await Promise.all([ended.lead({ act: 'close' }), ended.lead({ act: 'close' }, second)]);
			expect(answers.filter((answer) => 'refusal' in answer)).toEqual([{ refusal: 'trial/debrief-closed' }]);
			expect(await factsIn(app, ended, ended.people.prosecutor.id)).toHaveLength(2);
		});

		test('writes a guest’s part into no file until an account claims it, and none before the debrief is closed', async () => {
			const app = await node();
			const open = await endedRoom(app);
			const [guest, claimer] = [open.people.prosecutor, await someone(app.db, 'trainee')];
			await sql`update person set kind = 'guest', email_norm = null where id = ${guest.id}`.execute(app.db.write);
			expect(await recordPart(app, open.trialId, guest.id, guest.id)).toBe(false);
			await tickAll(app, open);
			await open.lead({ act: 'close' });
			expect(await recordPart(app, open.trialId, guest.id, guest.id)).toBe(false);
			expect(await claimPart(app, claimer, open.trialId, guest.id)).toEqual({ entered: 'account' });
			expect((await factsIn(app, open, claimer.id)).map(({ kind }) => kind)).toEqual(['attendance', 'trial']);
			expect(await factsIn(app, open, guest.id)).toEqual([]);
		});

		test('lets a trainer of the room mark what a role wrote, in the file of its writer too', async () => {
			const app = await node();
			const ended = await closed(app, toTheBench);
			const [writing] = await roomWritings(app, await ended.room(), 'fr');
			if (!writing) throw new Error('nothing was written');
			const point = writing.points.map(({ id }) => id);
			const mark = (supersedes: string) =>
				markRoomText(app, ended.trainer, ended.trialId, { seq: writing.seq, supersedes, point });
			expect(await mark('')).toBeUndefined();
			expect(await mark('')).toBeUndefined();
			const [marked] = await roomWritings(app, await ended.room(), 'fr');
			expect(marked?.marks).toMatchObject({ ticks: point });
			const trials = (await factsIn(app, ended, ended.people.judge.id)).filter(({ kind }) => kind === 'trial');
			expect(trials).toHaveLength(2);
			expect(trials).toContainEqual(expect.objectContaining({ value: expect.objectContaining({ markings: 1 }) }));
		});

		test('gives each their own debrief and notebook once it is closed, and the minutes to the whole room', async () => {
			const app = await node();
			const open = await endedRoom(app);
			const { prosecutor, watcher } = open.people;
			expect(await seeDebrief(app, prosecutor, open.trialId, 'fr')).toBe('in-room');
			expect(await seeDebrief(app, await someone(app.db, 'trainee'), open.trialId, 'fr')).toBeUndefined();
			await tickAll(app, open);
			await open.lead({ act: 'close' });
			const seen = await seeDebrief(app, prosecutor, open.trialId, 'fr');
			if (typeof seen !== 'object') throw new Error(String(seen));
			expect(seen).toMatchObject({ own: true, live: true, debrief: { role: 'prosecutor' } });
			expect(JSON.stringify(seen)).not.toContain(open.people.other.id);
			expect(await seeDebrief(app, watcher, open.trialId, 'fr')).toBeUndefined();
			const note = { trial: open.trialId, prompt: 'commitment', text: 'Demander l’interprète.', version: null };
			expect(await writeDebriefNote(app, prosecutor, note)).toEqual({ ok: true });
			expect((await myDebriefNotes(app, prosecutor, open.trialId)).notes).toHaveProperty('commitment');
			for (const person of [prosecutor, watcher, open.trainer])
				expect(await seeMinutes(app, person, open.trialId, 'ar')).toMatchObject({
					verdict: { stands: expect.any(Boolean) },
					watched: person !== prosecutor
				});
			expect(await listTrials(app, prosecutor, 'fr')).toMatchObject([{ id: open.trialId, room: 'debriefed' }]);
		});

		test('shows a certifier the part of the learner whose dossier it is, and of nobody else', async () => {
			const app = await node();
			const ended = await closed(app);
			const { prosecutor, other } = ended.people;
			const facts = await factsIn(app, ended, prosecutor.id);
			const [fact, theirs] = [facts.at(-1), (await factsIn(app, ended, other.id)).at(-1)];
			await submitted(app, prosecutor.id, facts);
			const certifier = await someone(app.db, 'certifier');
			const seen = await seeDebrief(app, certifier, ended.trialId, 'fr', fact?.id ?? '');
			expect(seen).toMatchObject({ own: false, live: true, prompts: [], debrief: { role: 'prosecutor' } });
			for (const { id } of [other, ended.people['social-worker']]) expect(JSON.stringify(seen)).not.toContain(id);
			expect(await seeMinutes(app, certifier, ended.trialId, 'fr', fact?.id ?? '')).toBeTypeOf('object');
			for (const asked of [null, theirs?.id ?? '', 'none'])
				expect(await seeDebrief(app, certifier, ended.trialId, 'fr', asked)).toBeUndefined();
			expect(await seeDebrief(app, other, ended.trialId, 'fr', fact?.id ?? '')).toBeUndefined();
		});
	});
}

/** A dossier that holds these facts, as if a rule had asked for them. */
async function submitted({ db, newId }: LiveApp, personId: string, facts: readonly Fact[]): Promise<void> {
	const at = '2026-03-02T09:00:00.000Z';
	const rule = sha256Hex('a rule');
	const names = { text: 'names', hash: rule };
	const { text, hash } = sealManifest({ rule, names, facts });
	await putBlob(db.write, 'rule', 'a rule', at);
	await inTransaction(db, (trx) =>
		insertDossier(trx, {
			...{ id: newId(), person_id: personId, rule_hash: rule, manifest: text, manifest_hash: hash },
			...{ supersedes: null, submitted_at: at }
		})
	);
}
