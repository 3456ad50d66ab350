import type { Language } from '#lib/i18n/language.ts';
import {
	debriefForks,
	endingTold,
	raisedGates,
	walkedPlays,
	type DebriefGate,
	type ForkName
} from '#lib/trial/index.ts';
import { eventsOf } from '../db/trial-repository.ts';
import { recordNaming, type RecordNaming } from '../trials/record-naming.ts';
import type { LiveApp } from './act.ts';
import { roomWritings, type RoomWriting } from './room-writings.ts';
import { seeGrids, type SeenGrids } from './see-grids.ts';
import { seeConsole } from './see-room.ts';

/** One play of the trial, as the list of the timeline names it. */
export interface NamedRoomPlay {
	/** 0 for the recorded play, then 1, 2, … */
	readonly nth: number;
	/** How often the trial had been rewound before. */
	readonly number: number;
	readonly ending: { readonly title: string; readonly stands: boolean } | null;
}

/** What whoever leads the debrief of a room has before them, besides what everybody sees. */
export interface DebriefLead {
	readonly forks: readonly ForkName[];
	readonly plays: readonly NamedRoomPlay[];
	/** Who named the recorded play, and why; null where it is the first that ended. */
	readonly naming: RecordNaming | null;
	readonly gates: readonly (DebriefGate & { readonly ticked: boolean })[];
	readonly writings: readonly RoomWriting[];
	readonly grids: SeenGrids;
	/** Ids of the sources of the case. */
	readonly law: readonly string[];
}

/** The debrief console of a room; `playing` while the trial is not over, undefined where there is no room. */
export async function seeDebriefRoom(app: LiveApp, trialId: string, language: Language) {
	const [room, seen] = [await app.live.room(trialId), await seeConsole(app, trialId, language)];
	if (!room || !seen) return undefined;
	if (room.state.status === 'playing') return 'playing' as const;
	const { scenario, state } = room;
	const plays = walkedPlays(scenario, state);
	const ticked = state.live?.debrief?.gates ?? [];
	const lead: DebriefLead = {
		forks: debriefForks(scenario, state, language),
		plays: plays.map((play, nth) => ({ nth, number: play.number, ending: endingTold(scenario, play.state, language) })),
		naming: await recordNaming(app.db.read, await eventsOf(app.db.read, trialId), language),
		gates: plays.slice(0, 1).flatMap(({ number, state: played }) =>
			raisedGates(scenario, played, language).map((gate) => ({
				...gate,
				ticked: ticked.some((one) => one.branch === number && one.gate === gate.id)
			}))
		),
		writings: await roomWritings(app, room, language),
		grids: await seeGrids(app.db.read, { trialId, scenario, state }),
		law: scenario.index.sources
	};
	return { ...seen, lead };
}
