import { m } from '#lib/i18n/messages.ts';
import type { PauseReason } from '#lib/trial/index.ts';

const texts: Record<PauseReason, () => string> = {
	break: m.live_pause_break,
	discussion: m.live_pause_discussion,
	welfare: m.live_pause_welfare,
	technical: m.live_pause_technical
};

const names: Record<PauseReason, () => string> = {
	break: m.live_pause_name_break,
	discussion: m.live_pause_name_discussion,
	welfare: m.live_pause_name_welfare,
	technical: m.live_pause_name_technical
};

/** Why the hearing rests, as everybody in the room reads it. */
export const pauseText = (reason: PauseReason): string => texts[reason]();

/** The same in a word or two, for whoever chooses it. */
export const pauseName = (reason: PauseReason): string => names[reason]();
