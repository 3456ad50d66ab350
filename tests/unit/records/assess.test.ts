import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, factsOf, isComplete, type CourseParts, type Fact, type Rule } from '#lib/records/index.ts';

const rule: Rule = {
	format: 1,
	id: 'formation',
	version: '1.0.0',
	course: 'formation',
	title: { fr: 'Formation', ar: 'تكوين', en: 'Training' },
	lessons: 'all',
	test: { module: 'comprendre', minimum: 80 },
	trial: { minimum: 60, purpose: 'counted', gates: 'debriefed' },
	hours: 4,
	valid_months: 36
};
const course: CourseParts = {
	lessons: ['un', 'deux'],
	tests: ['comprendre'],
	minutes: ({ kind }) => (kind === 'trial' ? 60 : 15)
};
const recorded = (id: string, subject: string, day: number) => ({
	id,
	subject,
	evidence: 'e'.repeat(64),
	at: `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`
});
const lesson = (id: string, day = 1): Fact => ({ ...recorded(`l-${id}`, id, day), kind: 'lesson', value: {} });
const attempt = (percent: number, day = 2, quiz = 'comprendre'): Fact => ({
	...recorded(`a-${day}`, `attempt-${day}`, day),
	kind: 'attempt',
	value: { quiz, percent }
});
const trial = (percent: number, day = 3, more: Partial<Extract<Fact, { kind: 'trial' }>['value']> = {}): Fact => ({
	...recorded(`t-${day}`, `trial-${day}`, day),
	kind: 'trial',
	value: {
		scenario: 'villa',
		role: 'judge',
		purpose: 'counted',
		percent,
		ending: 'condamnation',
		stands: true,
		plays_before: 0,
		gates_raised: 0,
		gates_debriefed: 0,
		...more
	}
});
const whole = [lesson('un'), lesson('deux'), attempt(80), trial(60)];
const requirement = (facts: readonly Fact[], id: string) => assess(rule, facts, course).find((r) => r.id === id);

describe('a rule tells what is met and what is missing', () => {
	test('nothing done: everything is missing, and named', () => {
		expect(assess(rule, [], course).map(({ missing }) => missing)).toEqual([
			[
				{ code: 'lesson', lesson: 'un' },
				{ code: 'lesson', lesson: 'deux' }
			],
			[{ code: 'test', module: 'comprendre', minimum: 80, best: null }],
			[{ code: 'trial/none', minimum: 60 }]
		]);
	});

	test('all done at exactly the minimum: complete', () => {
		expect(isComplete(assess(rule, whole, course))).toBe(true);
	});

	test('one lesson left is named, the done one already counts', () => {
		expect(requirement([lesson('deux')], 'lessons')).toMatchObject({
			met: false,
			missing: [{ code: 'lesson', lesson: 'un' }],
			evidence: [{ subject: 'deux' }]
		});
	});

	test('a rule may name the roles that count', () => {
		const judges: Rule = { ...rule, trial: { ...rule.trial, roles: ['judge'] } };
		const trialPart = (facts: readonly Fact[]) => assess(judges, facts, course).find(({ id }) => id === 'trial');
		expect(trialPart([trial(90, 3, { role: 'prosecutor' })])).toMatchObject({
			met: false,
			missing: [{ code: 'trial/none', minimum: 60, roles: ['judge'] }]
		});
		expect(trialPart([trial(90, 3, { role: 'prosecutor' }), trial(60, 4)])).toMatchObject({ met: true });
	});

	test('a rule may name its lessons instead of asking for all', () => {
		const narrow: Rule = { ...rule, lessons: ['deux'] };
		expect(assess(narrow, [lesson('deux')], course)[0]?.met).toBe(true);
	});

	test('the best score is told when the test is below its minimum', () => {
		expect(requirement([attempt(40, 2), attempt(79, 3)], 'test')?.missing).toEqual([
			{ code: 'test', module: 'comprendre', minimum: 80, best: 79 }
		]);
	});

	test('the test of another module does not count', () => {
		expect(requirement([attempt(100, 2, 'autre')], 'test')?.met).toBe(false);
	});

	test('the earliest passed attempt is the evidence', () => {
		expect(requirement([attempt(95, 9), attempt(82, 4)], 'test')?.evidence).toMatchObject([{ subject: 'attempt-4' }]);
	});
});

describe('the counted trial', () => {
	test('a practice trial never counts, nor uses up the first counted one', () => {
		const facts = [trial(90, 3, { purpose: 'practice' }), trial(70, 4)];
		expect(requirement(facts, 'trial')?.evidence).toMatchObject([{ subject: 'trial-4' }]);
		expect(requirement(facts.slice(0, 1), 'trial')?.missing).toEqual([{ code: 'trial/none', minimum: 60 }]);
	});

	test('a better second trial in the same role does not replace the first', () => {
		expect(requirement([trial(59, 3), trial(100, 4)], 'trial')).toMatchObject({
			met: false,
			missing: [{ code: 'trial/percent', trial: 'trial-3', percent: 59, minimum: 60 }]
		});
	});

	test('the first trial in another role counts', () => {
		expect(requirement([trial(59, 3), trial(61, 4, { role: 'prosecutor' })], 'trial')?.met).toBe(true);
	});

	test('a gate that is not debriefed holds the trial back and says where to go', () => {
		const facts = [trial(80, 3, { gates_raised: 2, gates_debriefed: 1 })];
		expect(requirement(facts, 'trial')?.missing).toEqual([{ code: 'trial/gates', trial: 'trial-3', gates: 1 }]);
		expect(requirement([trial(80, 3, { gates_raised: 2, gates_debriefed: 2 })], 'trial')?.met).toBe(true);
	});

	test('what was recorded last about a trial holds, and does not make it a later trial', () => {
		const ended = trial(80, 3, { gates_raised: 1 });
		const debriefed = { ...trial(80, 5, { gates_raised: 1, gates_debriefed: 1 }), subject: ended.subject };
		expect(requirement([ended, trial(90, 4), debriefed], 'trial')?.evidence).toEqual([debriefed]);
	});

	test('a trial marked since counts as marked, although the clock stepped back', () => {
		const ended = trial(80, 5);
		const again = (percent: number, day: number, markings: number) => ({
			...trial(percent, day, { markings }),
			subject: ended.subject
		});
		const [marked, corrected] = [again(55, 4, 1), again(70, 3, 2)];
		expect(requirement([ended, marked], 'trial')?.missing).toMatchObject([{ percent: 55 }]);
		expect(requirement([ended, marked, corrected], 'trial')?.evidence).toEqual([corrected]);
	});

	test('of two trials that fall short, the one that can still be mended is told', () => {
		const facts = [trial(20, 3), trial(80, 4, { role: 'prosecutor', gates_raised: 1 })];
		expect(requirement(facts, 'trial')?.missing).toMatchObject([{ code: 'trial/gates', trial: 'trial-4' }]);
	});
});

describe('sessions and hours, in rules of format 2', () => {
	const attended = (minutes: number, day: number, subject = `live-${day}`): Fact => ({
		...recorded(`s-${subject}-${day}`, subject, day),
		kind: 'attendance',
		value: { session: 'live-trial', minutes, role: 'judge' }
	});
	const timed: Rule = { ...rule, format: 2, sessions: { count: 2, minutes: 150 }, minimum_hours: 4 };
	const part = (facts: readonly Fact[], id: string) => assess(timed, facts, course).find((one) => one.id === id);

	test('without any, what is missing is told in numbers', () => {
		expect(part([], 'sessions')?.missing).toEqual([
			{ code: 'sessions/count', attended: 0, count: 2 },
			{ code: 'sessions/minutes', minutes: 0, minimum: 150 }
		]);
		expect(part([], 'hours')?.missing).toEqual([{ code: 'hours', minutes: 0, minimum: 240 }]);
	});

	test('a session counts once, for as long as it was attended when recorded last', () => {
		const twice = [attended(40, 4, 'salle'), attended(90, 5, 'salle')];
		expect(part(twice, 'sessions')?.missing).toMatchObject([{ attended: 1 }, { minutes: 90 }]);
	});

	test('hours are those of what meets the other requirements and of the sessions: 3 × 15 + 60 + 135 minutes', () => {
		const facts = [...whole, attended(75, 4), attended(60, 5)];
		expect(part(facts, 'hours')?.met).toBe(true);
		expect(part(facts, 'sessions')?.missing).toEqual([{ code: 'sessions/minutes', minutes: 135, minimum: 150 }]);
		expect(part([...whole, attended(75, 4), attended(59, 5)], 'hours')?.missing).toMatchObject([{ minutes: 239 }]);
	});

	test('a live trial that was attended is not counted a second time as a trial', () => {
		const live = { ...trial(60, 3), subject: 'live-4' };
		const facts = [...whole.slice(0, 3), live, attended(75, 4), attended(60, 5)];
		expect(part(facts, 'hours')?.missing).toMatchObject([{ minutes: 180 }]);
	});

	test('each piece of evidence is submitted once', () => {
		const facts = [...whole, attended(90, 4), attended(90, 5)];
		expect(factsOf(assess(timed, facts, course))).toHaveLength(facts.length);
	});
});

test('a renewal counts only later facts of what its rule wants done anew', () => {
	const renewed: Rule = { ...rule, format: 2, renewal: { anew: ['final', 'trial'] } };
	const since = '2026-01-05T00:00:00.000Z';
	expect(assess(renewed, whole, course, since).map(({ id, met }) => [id, met])).toEqual([
		['lessons', true],
		['test', true],
		['trial', false]
	]);
	expect(isComplete(assess(renewed, [...whole, trial(60, 9)], course, since))).toBe(true);
	expect(isComplete(assess(renewed, whole, course))).toBe(true);
});

test('the order in which facts arrive changes nothing', () => {
	const facts = [...whole, attempt(30, 5), trial(90, 6), trial(75, 7, { role: 'prosecutor' })];
	fc.assert(
		fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
			expect(assess(rule, shuffled, course)).toEqual(assess(rule, facts, course));
		})
	);
});

test('a further fact never takes away a lesson or a passed test', () => {
	const met = (facts: readonly Fact[]) =>
		assess(rule, facts, course)
			.slice(0, 2)
			.map((r) => r.met);
	fc.assert(
		fc.property(fc.subarray([...whole, attempt(10, 8)]), fc.constantFrom(...whole), (facts, more) => {
			const before = met(facts);
			const after = met([...facts, more]);
			before.forEach((was, index) => expect(was && after[index] === false).toBe(false));
		})
	);
});
