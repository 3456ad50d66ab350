/** What a learner set themselves; private, and free to be missed. */
export interface Goal {
	/** A day, `2026-12-31`. */
	readonly finishBy: string | null;
	readonly minutesAWeek: number | null;
}

/** What a goal means for what is left to learn. */
export interface Pace {
	/** The day on which one is through at `minutesAWeek`. */
	readonly finishOn: string | null;
	/** Minutes a week that lead there by `finishBy`; null where no day was set, or it is past. */
	readonly minutesAWeek: number | null;
	/** The day that was set is past. */
	readonly past: boolean;
}

const day = 24 * 60 * 60 * 1000;

/** @param today a day, `2026-11-26` */
export function paceOf({ finishBy, minutesAWeek }: Goal, minutesLeft: number, today: string): Pace {
	const daysLeft = finishBy === null ? 0 : (Date.parse(finishBy) - Date.parse(today)) / day;
	const past = finishBy !== null && daysLeft < 0;
	return {
		finishOn: minutesAWeek === null ? null : dayAfter(today, Math.ceil((minutesLeft / minutesAWeek) * 7)),
		// Within less than a week, what is left is what is asked.
		minutesAWeek: finishBy === null || past ? null : Math.ceil(minutesLeft / Math.max(1, daysLeft / 7)),
		past
	};
}

const dayAfter = (today: string, days: number): string =>
	new Date(Date.parse(today) + days * day).toISOString().slice(0, 10);
