import * as v from 'valibot';
import { pauseReasons, roleIds, type RefusalCode, type TrialState } from '#lib/trial/index.ts';
import { setLocked, removeMember } from '../db/live-room-repository.ts';
import { commandKey } from '../trials/read-command.ts';
import type { ActAnswer, LiveApp } from './act.ts';
import type { Here } from './member-here.ts';
import { seatNow, type Room } from './room.ts';
import { movePerson, spreadPeople } from './seat-people.ts';

const id = v.pipe(v.string(), v.maxLength(80));
const whole = v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number));
const role = v.picklist(roleIds);
/** A place as the console's list gives it: `judge 2`, or nothing for none. */
const place = v.pipe(
	v.string(),
	v.regex(/^([a-z-]+ \d{1,2})?$/),
	v.transform((typed) => {
		const [of, number] = typed.split(' ');
		const known = v.safeParse(role, of);
		return known.success ? { role: known.output, number: Number(number) } : null;
	})
);

const bare = <A extends string>(act: A) => v.object({ act: v.literal(act) });

const acts = v.variant('act', [
	bare('start'),
	bare('resume'),
	bare('clear-timer'),
	bare('balance'),
	bare('lots'),
	bare('lock'),
	bare('unlock'),
	bare('end'),
	v.object({ act: v.literal('pause'), reason: v.picklist(pauseReasons) }),
	v.object({ act: v.literal('timer'), minutes: whole, hard: v.optional(v.literal('1')) }),
	v.object({ act: v.literal('inject'), inject: id }),
	v.object({ act: v.literal('script'), role, scene: id }),
	v.object({ act: v.literal('close'), scene: id, decision: id }),
	v.object({ act: v.literal('show'), exhibit: id }),
	v.object({ act: v.literal('lower'), seat: id }),
	v.object({ act: v.literal('rewind'), to: whole }),
	v.object({ act: v.literal('seat'), person: id, place }),
	v.object({ act: v.literal('remove'), person: id })
]);

/** What whoever conducts may do, as a form of the console says it. */
export type ConsoleAct = v.InferOutput<typeof acts>;

const keyed = v.object({ key: commandKey });

/** The act that a form of the console sends; undefined when it is none of ours. */
export function readConsoleAct(form: FormData): { act: ConsoleAct; key: string } | undefined {
	const fields = Object.fromEntries(form);
	const [act, key] = [v.safeParse(acts, fields), v.safeParse(keyed, fields)];
	return act.success && key.success ? { act: act.output, key: key.output.key } : undefined;
}

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
	if (act.act === 'remove') return putOut(app, here, room, { person: act.person, key });
	return app.live.submit(trialId, {
		key,
		personId: here.personId,
		commands: (state) => commandsOf(room, state, act, at)
	});
}

type Asked = Exclude<ConsoleAct, { act: 'lock' | 'unlock' | 'remove' }>;

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

function seating(
	room: Room,
	state: TrialState,
	act: Extract<Asked, { act: 'seat' | 'balance' | 'lots' }>
): object[] | { refusal: RefusalCode } {
	if (act.act !== 'seat') return orNothing(spreadPeople(room, state, { byLot: act.act === 'lots' }));
	const isHere = room.members.some(
		({ person_id, part, removed_at }) => person_id === act.person && part === 'player' && !removed_at
	);
	return isHere ? orNothing(movePerson(state, act.person, act.place)) : { refusal: 'trial/no-such-seat' };
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
