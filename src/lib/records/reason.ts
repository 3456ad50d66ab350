/** The longest reason a certifier may give, in characters. */
export const reasonLimit = 4000;

export type ReasonProblem = 'reason/empty' | 'reason/too-long';

/** A reason as typed, without characters that no text needs (controls, halves of characters), or what is wrong with it. */
export function parseReason(typed: string): { ok: true; reason: string } | { ok: false; problem: ReasonProblem } {
	const reason = typed
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, '')
		.trim();
	if (!/[\p{L}\p{N}]/u.test(reason)) return { ok: false, problem: 'reason/empty' };
	if (Array.from(reason).length > reasonLimit) return { ok: false, problem: 'reason/too-long' };
	return { ok: true, reason };
}
