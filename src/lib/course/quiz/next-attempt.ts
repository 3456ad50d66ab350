import type { QuizRules } from '../course.ts';

/** Attempts at one quiz that may begin within 24 hours where its rules name no wait. */
const attemptsADay = 3;
const hour = 60 * 60 * 1000;
const aDay = 24;

/** An attempt that was begun; UTC ISO times. */
export interface BegunAttempt {
	readonly at: string;
	readonly closed_at: string | null;
}

/** The attempt that would be next, and whether it may begin. */
export interface NextAttempt {
	/** From 1. */
	readonly number: number;
	/** How many may still begin, this one included; null where there is no end to them. */
	readonly left: number | null;
	readonly state: 'now' | 'later' | 'used-up';
	/** When it may begin, where that is later. */
	readonly at: string | null;
}

/**
 * Whether one more attempt may begin. An attempt that a trainer opened for the person begins at once and uses up none
 * of their own.
 * @param begun every attempt so far, in order
 * @param opened numbers of the attempts that a trainer opened
 */
export function nextAttempt(
	{ attempts: most, wait_hours: wait }: Pick<QuizRules, 'attempts' | 'wait_hours'>,
	begun: readonly BegunAttempt[],
	opened: ReadonlySet<number>,
	now: Date
): NextAttempt {
	const number = begun.length + 1;
	const own = begun.filter((_, index) => !opened.has(index + 1)).length;
	const given = opened.has(number);
	const left = most === undefined ? null : Math.max(0, most - own) + Number(given);
	if (given) return { number, left, state: 'now', at: null };
	if (left === 0) return { number, left, state: 'used-up', at: null };
	const at = wait === undefined ? afterThreeADay(begun) : afterWait(begun, wait);
	const waits = at !== null && isAhead(at, (wait ?? aDay) + aDay, now);
	return { number, left, state: waits ? 'later' : 'now', at: waits ? at : null };
}

/** A wait that would be longer than it can be began while the clock was ahead: nobody waits for that. */
const isAhead = (at: string, longest: number, now: Date): boolean =>
	at > now.toISOString() && at <= later(now.toISOString(), longest);

const later = (at: string, hours: number): string => new Date(Date.parse(at) + hours * hour).toISOString();

/** The third last attempt is a day old by then. */
function afterThreeADay(begun: readonly BegunAttempt[]): string | null {
	const third = begun
		.map(({ at }) => at)
		.toSorted()
		.at(-attemptsADay);
	return third === undefined ? null : later(third, aDay);
}

function afterWait(begun: readonly BegunAttempt[], hours: number): string | null {
	const last = begun.at(-1);
	return last ? later(last.closed_at ?? last.at, hours) : null;
}
