import * as v from 'valibot';
import { answerSchema, pauseReasons, roleIds } from '#lib/trial/index.ts';

const id = v.string();
const role = v.picklist(roleIds);
const seat = { seat: id, role, number: v.number() };
const conductor = v.literal('conductor');
const bySeat = v.object({ seat: id });
const cites = v.exactOptional(v.array(id));

/** Who acted, as the log of a live room keeps it. */
export const storedActor = v.union([conductor, bySeat]);

/** The events that only a live room has, as its log keeps them. */
export const storedLiveEvents = [
	v.object({
		type: v.literal('opened-live'),
		variant: id,
		seed: id,
		conducted: v.boolean(),
		seats: v.array(v.object(seat)),
		lobby: v.exactOptional(v.literal(true))
	}),
	v.object({ type: v.literal('seat-taken'), ...seat }),
	v.object({ type: v.literal('seat-left'), seat: id }),
	v.object({ type: v.literal('voted'), by: bySeat, decision: id, answer: answerSchema, cites }),
	v.object({ type: v.literal('ballot-closed'), by: storedActor, decision: id }),
	v.object({ type: v.literal('script-followed'), by: conductor, role }),
	v.object({ type: v.literal('inject-fired'), by: conductor, inject: id }),
	v.object({ type: v.literal('hearing-started'), by: conductor }),
	v.object({ type: v.literal('paused'), by: conductor, reason: v.picklist(pauseReasons), at: id }),
	v.object({ type: v.literal('resumed'), by: conductor, at: id }),
	v.object({ type: v.literal('timer-set'), by: conductor, seconds: v.number(), hard: v.boolean(), at: id }),
	v.object({ type: v.literal('timer-cleared'), by: conductor }),
	v.object({ type: v.literal('time-up') }),
	v.object({ type: v.literal('exhibit-shown'), by: conductor, exhibit: v.nullable(id) }),
	v.object({ type: v.literal('hand-raised'), by: bySeat }),
	v.object({ type: v.literal('hand-lowered'), by: storedActor, seat: id }),
	v.object({ type: v.literal('debrief-moved'), by: conductor, to: v.number() }),
	v.object({ type: v.literal('decision-revealed'), by: conductor, of: v.number() }),
	v.object({ type: v.literal('gate-debriefed'), by: conductor, branch: v.number(), gate: id }),
	v.object({ type: v.literal('record-named'), by: conductor, play: v.number() }),
	v.object({ type: v.literal('grids-closed'), by: conductor }),
	v.object({ type: v.literal('debrief-closed'), by: conductor }),
	v.object({
		type: v.literal('said'),
		by: conductor,
		to: v.union([v.literal('all'), v.object({ person: id })]),
		hint: v.exactOptional(v.object({ decision: id, number: v.number() }))
	}),
	v.object({ type: v.literal('unsaid'), by: conductor, message: v.number() }),
	v.object({ type: v.literal('all-asked'), by: conductor, choices: v.number() }),
	v.object({ type: v.literal('all-answered'), person: id, choice: v.number() }),
	v.object({ type: v.literal('question-closed'), by: conductor }),
	v.object({ type: v.literal('stop-asked'), person: id }),
	v.object({ type: v.literal('stop-seen'), by: conductor, person: id }),
	v.object({ type: v.literal('noted'), by: bySeat }),
	v.object({ type: v.literal('fork-opened'), by: conductor, decision: id }),
	v.object({ type: v.literal('fork-voted'), person: id, decision: id, choice: id }),
	v.object({ type: v.literal('fork-closed'), by: conductor, decision: id })
] as const;
