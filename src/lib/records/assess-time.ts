import type { CourseParts, Requirement } from './assess.ts';
import type { AttendanceFact, Fact } from './fact.ts';
import type { Rule } from './rule.ts';

/** What is missing of sessions and of time. */
export type MissingTime =
	| { readonly code: 'sessions/count'; readonly attended: number; readonly count: number }
	| { readonly code: 'sessions/minutes'; readonly minutes: number; readonly minimum: number }
	| { readonly code: 'hours'; readonly minutes: number; readonly minimum: number };

/** The sessions that a rule asks for, where it asks for some: how many, and how long in all. */
export function sessionsRequirement({ sessions }: Rule, attended: readonly AttendanceFact[]): readonly Requirement[] {
	if (!sessions) return [];
	const once = eachSession(attended);
	const minutes = sum(once.map(({ value }) => value.minutes));
	const missing: MissingTime[] = [];
	if (once.length < sessions.count)
		missing.push({ code: 'sessions/count', attended: once.length, count: sessions.count });
	if (minutes < (sessions.minutes ?? 0))
		missing.push({ code: 'sessions/minutes', minutes, minimum: sessions.minutes ?? 0 });
	return [{ id: 'sessions', met: missing.length === 0, missing, evidence: once }];
}

/**
 * The hours that a rule asks for, where it asks for some: what meets the other requirements, at the length that its
 * authors say, and each session for as long as it was attended.
 */
export function hoursRequirement(
	{ minimum_hours }: Rule,
	{
		evidence,
		attended,
		course
	}: { evidence: readonly Fact[]; attended: readonly AttendanceFact[]; course: CourseParts }
): readonly Requirement[] {
	if (minimum_hours === undefined) return [];
	const once = eachSession(attended);
	const minutes = minutesOf([...evidence, ...once], course);
	const minimum = minimum_hours * 60;
	const missing = minutes < minimum ? [{ code: 'hours', minutes, minimum } as const] : [];
	return [{ id: 'hours', met: missing.length === 0, missing, evidence: once }];
}

/** How long pieces of evidence took in all: a live trial that was attended counts as the session that it was. */
export function minutesOf(facts: readonly Fact[], { minutes }: Pick<CourseParts, 'minutes'>): number {
	const sessions = new Set(facts.filter(({ kind }) => kind === 'attendance').map(({ subject }) => subject));
	const counted = facts.filter(({ kind, subject }) => kind !== 'trial' || !sessions.has(subject));
	return sum(counted.map((fact) => (fact.kind === 'attendance' ? fact.value.minutes : minutes(fact))));
}

/** Each session once, as it was recorded last: a debrief that goes on records its attendance again. */
const eachSession = (attended: readonly AttendanceFact[]): readonly AttendanceFact[] =>
	attended.filter(({ subject }, index) => attended.findLastIndex((other) => other.subject === subject) === index);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
