import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';

/**
 * How a play of the room is called: by how often the trial had been rewound before it, and as the recorded one where it is.
 * @param plays these numbers, the recorded play first
 * @param nth which of them
 */
export function playName(plays: readonly number[], nth: number): string {
	const number = plays[nth] ?? 0;
	const name = number === 0 ? m.debrief_room_first_play() : m.debrief_room_again({ nth: formatNumber(number) });
	if (nth > 0) return name;
	return plays.length === 1 ? m.debrief_room_first() : m.debrief_room_recorded({ play: name });
}
