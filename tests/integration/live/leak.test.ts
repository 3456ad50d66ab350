import { expect, test } from 'vitest';
import { putMember } from '#lib/server/db/live-room-repository.ts';
import { act, type LiveApp } from '#lib/server/live/act.ts';
import { conduct } from '#lib/server/live/conduct.ts';
import type { ConsoleAct } from '#lib/server/live/console-act.ts';
import type { Here } from '#lib/server/live/member-here.ts';
import { leadDebrief, type DebriefAct } from '#lib/server/live/lead-debrief.ts';
import { seatNow, type Room } from '#lib/server/live/room.ts';
import {
	debriefForks,
	isRoleId,
	scenarioLanguages,
	view,
	type Change,
	type CommonDebriefView
} from '#lib/trial/index.ts';
import { openDecisions } from '#lib/trial/case/scene-reading.ts';
import { sightOf } from '#lib/server/live/sight.ts';
import { drawFrom } from '../../unit/trial/room-players.ts';
import { answerFor } from '../../unit/trial/players.ts';
import { keysIn, mayKnow, secretKeys } from '../../unit/trial/who-may-know.ts';
import { withDatabase } from '../database.ts';
import { someone } from '../trials/small-case.ts';
import { changesIn, liveNode, openStubRoom, spectator, stub } from './live-case.ts';

const store = withDatabase('sqlite');
const people = 8;

/** Every text of the stub says where it comes from: ⟦language|heading|block⟧. */
const marked = /⟦([^|]*)\|([^|]*)\|([^⟧]*)⟧/g;

test('over whole live trials, in three languages, no seat and no screen is sent what it may not know', async () => {
	const app = await liveNode(store.db);
	let [frames, partial] = [0, 0];
	for (let number = 0; number < 6; number++) {
		const { read, changed } = await playAndCheck(app, number);
		frames += read;
		partial += changed;
	}
	app.live.close();
	expect(frames).toBeGreaterThan(500);
	expect(partial).toBeGreaterThan(frames / 2);
});

async function playAndCheck(app: LiveApp, number: number): Promise<{ read: number; changed: number }> {
	const { trialId, trainer } = await openStubRoom(app);
	const draw = drawFrom(Array.from({ length: 97 }, (_, index) => (index * 7919 + number * 104_729) % 1_000_003));
	const here: Here[] = [];
	for (let one = 0; one < people; one++) {
		const { id } = await someone(app.db, 'trainee');
		const joined = {
			trial_id: trialId,
			person_id: id,
			part: 'player' as const,
			joined_at: String(one),
			removed_at: null
		};
		await putMember(app.db.write, joined);
		here.push({ personId: id, conducts: false, guest: false });
	}
	await app.live.peopleChanged(trialId);
	const room = await app.live.room(trialId);
	if (!room) throw new Error('no room');
	const does = (asked: ConsoleAct) =>
		conduct(app, { personId: trainer.id, conducts: true, guest: false }, trialId, { act: asked, key: app.newId() });
	const seen = await watchAll(app, room, here);
	await does({ act: 'lots' });
	await does({ act: 'start' });
	for (let turn = 0; turn < 150 && room.state.status === 'playing'; turn++) {
		const scene = room.state.case.at ?? '';
		if (draw(6) === 0)
			await does({ act: 'script', role: drawn(draw, Object.keys(stub.structure.roles).filter(isRoleId)), scene });
		if (draw(15) === 0) await does({ act: 'inject', inject: drawn(draw, Object.keys(stub.structure.injects)) });
		if (draw(8) === 0) await openAFork(room, does);
		if (draw(8) === 0) await whisperAHint(room, here, does, draw);
		if (draw(40) === 0) await does({ act: 'rewind', to: 1 + draw(room.state.seq) });
		const who = here[draw(people)];
		if (who) await actOnce(app, room, who, draw);
		await new Promise((resolve) => setImmediate(resolve));
	}
	await seen.settled();
	await debriefAndCheck(app, room, trainer.id, does);
	return seen.count();
}

/** What each would be sent at each step of the debrief, in each language: all of them the same, and nothing too early. */
async function debriefAndCheck(app: LiveApp, room: Room, trainerId: string, does: Does): Promise<void> {
	if (room.state.status === 'playing') await does({ act: 'end' });
	const here: Here = { personId: trainerId, conducts: true, guest: false };
	const lead = (asked: DebriefAct) => leadDebrief(app, here, room.trial.id, asked);
	const everybody = (shown: boolean) => {
		for (const language of scenarioLanguages)
			for (const audience of ['public' as const, ...Object.keys(stub.structure.roles).filter(isRoleId)]) {
				const { view: whole, voters, ...rest } = sightOf(room, audience, language);
				const { debrief, ...seen } = whole;
				check(room, audience, language, JSON.stringify({ view: seen, ...rest }));
				checkDebrief(room, debrief, language, shown);
				if (!shown) expect(voters).toEqual([]);
			}
	};
	everybody(false);
	for (const { seq } of debriefForks(stub, room.state, 'fr')) {
		await lead({ act: 'move', to: seq, key: app.newId() });
		everybody(false);
		await lead({ act: 'reveal', of: seq, key: app.newId() });
		everybody(true);
	}
}

const secretOfDebrief = new Set(['why', 'consequence', 'question', 'commentary', 'private', 'role', 'text']);

/** Before it is revealed, nothing but what was asked and decided; after, nothing of any other decision but the best line. */
function checkDebrief(room: Room, debrief: CommonDebriefView | null, language: string, shown: boolean): void {
	const fork = debrief?.fork;
	if ((fork?.shown !== null && fork?.shown !== undefined) !== shown) throw new Error('shown too early, or not at all');
	const scene = stub.index.decisions.get(fork?.decision ?? '')?.scene.id ?? '';
	const own = `${scene}.${fork?.decision ?? ''}`;
	for (const [text, of, heading = '', block = ''] of JSON.stringify(debrief).matchAll(marked)) {
		const isOwn =
			heading === own || heading.startsWith(`${own}.`) || heading === scene || heading.startsWith('ending.');
		const isTold = shown ? (block === 'why' ? isOwn : true) : isOwn && !secretOfDebrief.has(block);
		if (of !== language || !isTold) throw new Error(`the room is sent ${text} at ${own}`);
	}
	const people = room.state.live?.seats.filter(({ seat }) => JSON.stringify(debrief).includes(seat)) ?? [];
	if (!shown && people.length > 0) throw new Error('a seat is named before its ballot is shown');
}

type Does = (asked: ConsoleAct) => Promise<unknown>;

async function openAFork({ state }: Room, does: Does): Promise<void> {
	const scene = state.case.at ?? '';
	const [decision] = openDecisions(stub, state.case);
	if (decision) await does({ act: 'open-fork', scene, decision: decision.id });
}

/** To anybody at all: whose role does not decide it is told nothing. */
async function whisperAHint({ state }: Room, here: readonly Here[], does: Does, draw: Draw): Promise<void> {
	const [decision] = openDecisions(stub, state.case);
	const who = drawn(draw, here).personId;
	if (decision) await does({ act: 'hint', person: who, decision: decision.id });
}

type Draw = (below: number) => number;

function drawn<T>(draw: Draw, items: readonly T[]): T {
	const item = items[draw(items.length)];
	if (item === undefined) throw new Error('nothing to draw from');
	return item;
}

async function actOnce(app: LiveApp, room: Room, who: Here, draw: Draw): Promise<void> {
	const seat = seatNow(room, who.personId);
	const { scene, decisions, mayPass } = view(stub, room.state, seat?.role ?? 'public', 'fr');
	const decision = decisions[draw(decisions.length)];
	if (!seat || !scene) return;
	const key = app.newId();
	const send = (command: Parameters<typeof act>[3]['command']) => act(app, who, room.trial.id, { command, key });
	if (!decision && mayPass) await send({ type: 'pass', scene: scene.id });
	if (!decision) return;
	const on = { scene: scene.id, decision: decision.id };
	if (decision.kind !== 'examine') await send({ type: 'decide', ...on, answer: answerFor(decision, draw) });
	else await send({ type: 'finish-asking', ...on });
}

/** Somebody follows from each seat, in each language, and the screen too; each frame is read as it is sent. */
async function watchAll(app: LiveApp, room: Room, here: readonly Here[]) {
	let read = 0;
	let changed = 0;
	const follow = async (personId: string | null, language: (typeof scenarioLanguages)[number]) => {
		const { watcher } = spectator(personId, false, language);
		const send: typeof watcher.send = (_, whole, changes) => {
			read += 1;
			if (changes) changed += 1;
			const audience = (personId !== null && seatNow(room, personId)?.role) || 'public';
			check(room, audience, language, withoutDebrief(changesIn((changes ?? whole)())));
		};
		await app.live.watch(room.trial.id, { ...watcher, send });
	};
	for (const language of scenarioLanguages)
		for (const personId of [null, ...here.map((one) => one.personId)]) await follow(personId, language);
	return {
		count: () => ({ read, changed }),
		settled: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
	};
}

/** Of a fork that was opened, those without a seat read what is asked and what can be chosen. */
function isVotedOn({ state }: Room, heading: string, block: string): boolean {
	const [, decision] = heading.split('.');
	const isOpened = state.live?.forks?.some((fork) => fork.decision === decision) ?? false;
	return isOpened && ['title', 'ask', 'label'].includes(block);
}

/** What changes tell, in their places as in the whole, as text, without what the debrief shows. */
const withoutDebrief = (changes: readonly Change[]): string =>
	JSON.stringify(
		changes.map(([place, value]) => place.reduceRight<unknown>((part, key) => ({ [key]: part }), value)),
		(key, value: unknown) => (key === 'debrief' ? null : value)
	);

/** What is sent of the hearing; what the debrief shows beside it is another check's. */
function check(room: Room, audience: Parameters<typeof mayKnow>[2], language: string, frame: string): void {
	for (const [text, of, heading = '', block = ''] of frame.matchAll(marked))
		if (of !== language || !(mayKnow(stub, room.state, audience, heading, block) || isVotedOn(room, heading, block)))
			throw new Error(`${audience} is sent ${text} in ${room.state.case.at ?? 'the end'}`);
	const data: unknown = JSON.parse(frame);
	const keys = new Set(keysIn(data));
	// `seats` says who sits where, and `status` is no secret; ballots of others are never there.
	for (const key of secretKeys.filter((one) => one !== 'seats'))
		if (keys.has(key)) throw new Error(`${key} in a frame`);
}
