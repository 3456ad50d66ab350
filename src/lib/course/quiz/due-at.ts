import type { QuizRules } from '../course.ts';

/** What a person is allowed beside the time that everybody has: so many per cent more, or no limit at all. */
export type Accommodation = { readonly extraPercent: number } | { readonly noLimit: true };

/** When an attempt that begins at `at` ends, whatever is still open then; null where nothing ends it. */
export function dueAt(
	{ minutes }: Pick<QuizRules, 'minutes'>,
	accommodation: Accommodation | undefined,
	at: Date
): string | null {
	if (minutes === undefined || (accommodation && 'noLimit' in accommodation)) return null;
	const extra = accommodation?.extraPercent ?? 0;
	return new Date(at.getTime() + Math.ceil((minutes * 60_000 * (100 + extra)) / 100)).toISOString();
}

/** Seconds that an answer may be on its way: what was given in time on a slow link arrives in time. */
const grace = 30;

/** Whether an attempt that ends at `due` takes nothing more: its time and the grace are over. By the server's clock. */
export const isPastGrace = (due: string, now: Date): boolean => now.getTime() >= Date.parse(due) + grace * 1000;
