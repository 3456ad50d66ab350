import type { RoleId, ScenarioLanguage } from '../scenario/ids.ts';
import { commonDebriefView, type CommonDebriefView } from '../debrief/common-debrief-view.ts';
import type { Hall } from '../live/live-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { TrialState } from '../room/trial-state.ts';
import { exhibitNames, exhibitText, type ExhibitName } from './view-exhibits.ts';
import { minutes } from './minutes.ts';
import { presentSeats } from '../live/live-seats.ts';
import { openDecisions } from '../case/scene-reading.ts';
import type { ViewReader } from './view-reader.ts';
import type { MinuteLine } from './view-types.ts';
import { readerOf, sceneHeard, type SceneHeard } from './view.ts';

/** How the hearing stands, for everybody in the room. */
export interface HallView extends Pick<Hall, 'started' | 'paused' | 'timer'> {
	/** The exhibit put before everybody. */
	readonly shown: { readonly label: string; readonly text: string } | null;
	readonly hands: readonly string[];
}

/** All that a seat of a live room, or the public, is sent while the hearing goes on. */
export interface LiveView extends Omit<SceneHeard, 'scenario'> {
	readonly title: string;
	readonly exhibits: readonly ExhibitName[];
	/** Roles whose people have something to decide now. */
	readonly awaiting: readonly RoleId[];
	/** The last lines of the minutes, for those without a role: what was decided, once it is. */
	readonly recent: readonly MinuteLine[];
	readonly hall: HallView;
	/** What the room goes through together once the trial is over; null before. */
	readonly debrief: CommonDebriefView | null;
}

/** Whoever is in the room has seen the scenes go by: the last ones are enough to find one's way back. */
const mostPassed = 2;
const mostRecent = 4;

/**
 * The part of the view that changes with the hearing, short enough for a poor link. Before the hearing has begun nothing of
 * the case is in it.
 */
export function liveView(
	scenario: Scenario,
	state: TrialState,
	audience: RoleId | 'public',
	language: ScenarioLanguage
): LiveView {
	const reader = readerOf(scenario, state, audience, language);
	const { scenario: about, ...rest } = sceneHeard(reader);
	const exhibits = exhibitNames(reader);
	const passed = rest.passed.slice(-mostPassed);
	const hearing = {
		title: about.title,
		...rest,
		passed,
		exhibits,
		awaiting: awaitingIn(reader),
		recent: audience === 'public' ? minutes(scenario, state, language).slice(-mostRecent) : [],
		hall: hallView(reader, exhibits),
		debrief: commonDebriefView(scenario, state, language)
	};
	return hearing.hall.started ? hearing : { ...hearing, ...unbegun };
}

const unbegun = {
	scene: null,
	decisions: [],
	answered: [],
	incidents: [],
	mayPass: false,
	happened: [],
	passed: [],
	exhibits: [],
	awaiting: [],
	recent: []
} satisfies Partial<LiveView>;

/** What was shown is shown no longer once going back has hidden it: only what the reader may see comes out. */
function hallView(reader: ViewReader, visible: readonly ExhibitName[]): HallView {
	const { started = true, paused = null, timer = null, shown = null, hands = [] } = reader.state.live?.hall ?? {};
	const exhibit = visible.find(({ id, status }) => id === shown && status === 'produced');
	const read = exhibit && { label: exhibit.label, text: exhibitText(reader, exhibit.id, 'text') };
	return { started, paused, timer, shown: read ?? null, hands };
}

function awaitingIn({ scenario, state }: ViewReader): RoleId[] {
	const { live, status } = state;
	if (live === undefined || status !== 'playing') return [];
	const roles = new Set(openDecisions(scenario, state.case).map(({ role }) => role));
	return [...roles].filter((role) => presentSeats(live, role).length > 0);
}
