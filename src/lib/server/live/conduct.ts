import { conductorView, type RefusalCode, type TrialState } from '#lib/trial/index.ts';
import { readmitMember, removeMember, setLocked } from '../db/live-room-repository.ts';
import type { ActAnswer, LiveApp } from './act.ts';
import type { ConsoleAct } from './console-act.ts';
import type { Here } from './member-here.ts';
import { isPlayer, seatNow, type Room } from './room.ts';
import { movePerson, spreadPeople } from './seat-people.ts';
import { isTalkAct, talkCommands, talkText, type TalkAct } from './talk-acts.ts';

/** Does what somebody who conducts asks; each act that bears on the trial is an event of its log, signed by them. */
export async function conduct(
	app: LiveApp,
	here: Here,
	trialId: string,
	{ act, key }: { act: ConsoleAct; key: string }
): Promise<ActAnswer> {
	const room = await app.live.room(trialId);
	if (!room) return { refusal: 'trial/not-found' };
	const at = app.clock().toISOString();
	if (act.act === 'lock' || act.act === 'unlock') {
		await setLocked(app.db.write, trialId, act.act === 'lock' ? at : null);
		await app.live.peopleChanged(trialId);
		return { seq: room.state.seq };
	}
	if (act.act === 'readmit') {
		await readmitMember(app.db.write, trialId, act.person);
		await app.live.peopleChanged(trialId);
		return { seq: room.state.seq };
	}
	if (act.act === 'remove') return putOut(app, here, room, { person: act.person, key });
	return app.live.submit(trialId, {
		key,
		personId: here.personId,
		text: isTalkAct(act) ? talkText(act) : undefined,
		commands: (state) => (isTalkAct(act) ? talkCommands(room, state, act, at) : commandsOf(room, state, act, at))
	});
}

type Asked = Exclude<ConsoleAct, { act: 'lock' | 'unlock' | 'remove' | 'readmit' } | TalkAct>;

function commandsOf(room: Room, state: TrialState, act: Asked, at: string): object[] | { refusal: RefusalCode } {
	const by = 'conductor';
	switch (act.act) {
		case 'start':
			return [{ type: 'start-hearing', by }];
		case 'pause':
			return [{ type: 'pause', by, reason: act.reason, at }];
		case 'resume':
			return [{ type: 'resume', by, at }];
		case 'timer':
			return [{ type: 'set-timer', by, seconds: act.minutes * 60, hard: act.hard === '1', at }];
		case 'clear-timer':
			return [{ type: 'clear-timer', by }];
		case 'inject':
			return [{ type: 'fire-inject', by, inject: act.inject }];
		case 'script':
			return [{ type: 'follow-script', by, role: act.role, scene: act.scene }];
		case 'script-all':
			return orNothing(scripted(room, state, act.scene));
		case 'close':
			return [{ type: 'close-ballot', by, scene: act.scene, decision: act.decision }];
		case 'show':
			return [{ type: 'show-exhibit', by, exhibit: act.exhibit || null }];
		case 'lower':
			return [{ type: 'lower-hand', by, seat: act.seat }];
		case 'rewind':
			return [{ type: 'rewind', by, to: act.to }];
		case 'end':
			return [{ type: 'abandon', by }];
		default:
			return seating(room, state, act);
	}
}

/** The scripts of all roles that nobody plays: each says what it has to do in the scene, and nothing after it. */
const scripted = ({ scenario }: Room, state: TrialState, scene: string): object[] =>
	conductorView(scenario, state, 'fr').absent.map(({ role }) => ({
		type: 'follow-script',
		by: 'conductor',
		role,
		scene
	}));

function seating(
	room: Room,
	state: TrialState,
	act: Extract<Asked, { act: 'seat' | 'balance' | 'lots' }>
): object[] | { refusal: RefusalCode } {
	if (act.act !== 'seat') return orNothing(spreadPeople(room, state, { byLot: act.act === 'lots' }));
	return isPlayer(room, act.person)
		? orNothing(movePerson(state, act.person, act.place))
		: { refusal: 'trial/no-such-seat' };
}

const orNothing = (commands: object[]): object[] | { refusal: RefusalCode } =>
	commands.length > 0 ? commands : { refusal: 'trial/nothing-changes' };

/** Puts a player out: their seat is free, their pages end, and they come in no more. */
async function putOut(
	app: LiveApp,
	here: Here,
	room: Room,
	{ person, key }: { person: string; key: string }
): Promise<ActAnswer> {
	const trialId = room.trial.id;
	const member = room.members.find(({ person_id }) => person_id === person);
	if (member?.part !== 'player' || member.removed_at) return { refusal: 'trial/nothing-changes' };
	await removeMember(app.db.write, trialId, person, app.clock().toISOString());
	await app.live.peopleChanged(trialId);
	app.live.dismiss(trialId, person);
	if (!seatNow(room, person)) return { seq: room.state.seq };
	return app.live.submit(trialId, {
		key,
		personId: here.personId,
		commands: (state) => movePerson(state, person, null)
	});
}
