import { percentOf, type QuizKind } from '#lib/course/index.ts';
import {
	finalQuiz,
	testedOut,
	type AttemptFact,
	type AttendanceFact,
	type Fact,
	type LessonFact,
	type TrialFact
} from '#lib/records/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { answersByAttempt, type AnswerView } from './answers.ts';
import type { Certification, CertifiedCourse, CertifiedScenario } from './catalogue.ts';
import { playedScenarios } from './played-scenarios.ts';

/** The evidence in a dossier as its learner and its certifier see it, in one language. */
export interface EvidenceView {
	readonly lessons: readonly LessonEvidence[];
	readonly tests: readonly TestView[];
	/** The diagnostics that told that lessons are known. */
	readonly diagnostics: readonly TestView[];
	readonly trials: readonly TrialView[];
	readonly sessions: readonly SessionView[];
}

export interface LessonEvidence {
	readonly id: string;
	readonly title: string;
	readonly at: string;
	/** It was not read: a diagnostic told that it is known. */
	readonly byDiagnostic: boolean;
}

export interface TestView {
	readonly kind: QuizKind;
	readonly attempt: string;
	/** Of the module, or of the course. */
	readonly title: string;
	readonly percent: number;
	readonly at: string;
	readonly answers: readonly AnswerView[];
}

export interface TrialView {
	/** The fact that it stands for: of a live trial it tells whose part is shown. */
	readonly fact: string;
	readonly trial: string;
	readonly title: string;
	readonly role: string;
	readonly percent: number;
	readonly stands: boolean;
	readonly playsBefore: number;
	readonly gatesRaised: number;
	readonly gatesDebriefed: number;
	readonly signed: boolean;
	/** Of a trial played in a room: how many of the decisions open to the seat the learner took part in. */
	readonly live: { readonly own: number; readonly open: number } | null;
	readonly at: string;
}

/** A session that was attended. */
export interface SessionView {
	readonly session: string;
	readonly kind: NonNullable<AttendanceFact['value']['session']>;
	/** Of the case, for a live trial; else empty. */
	readonly title: string;
	readonly minutes: number;
	/** In a live trial: the role, `null` for who watched. */
	readonly role: string | null;
	readonly at: string;
}

/** Shows facts with what stands behind them. */
export async function evidenceView(
	app: Pick<Certification, 'db' | 'catalogue'>,
	facts: readonly Fact[],
	context: Context
): Promise<EvidenceView> {
	const attempts = facts.filter((fact) => fact.kind === 'attempt');
	const lessons = facts.filter((fact) => fact.kind === 'lesson');
	const diagnosed = lessons.flatMap((fact) => testedOut(fact)?.attempt ?? []);
	const trials = facts.filter((fact) => fact.kind === 'trial');
	const subjects = new Set([...attempts.map(({ subject }) => subject), ...diagnosed]);
	const answers = await answersByAttempt(app.db.read, [...subjects], context.language);
	const attended = facts.filter((fact) => fact.kind === 'attendance');
	const played = await playedScenarios(app, [...trials, ...attended]);
	return {
		lessons: lessons.map((fact) => lessonView(fact, context)),
		tests: attempts.map((fact) => ({ ...testView(fact, context), answers: answers.get(fact.subject) ?? [] })),
		diagnostics: [...new Set(diagnosed)].flatMap((attempt) =>
			diagnosticView(attempt, lessons, answers.get(attempt) ?? [], context)
		),
		trials: trials.map((fact) => trialView(fact, played.get(fact.subject), context)),
		sessions: attended.map((fact) => sessionView(fact, played.get(fact.subject), context))
	};
}

interface Context {
	course: CertifiedCourse | undefined;
	language: Language;
}

function lessonView(fact: LessonFact, { course, language }: Context): LessonEvidence {
	const { subject: id, at } = fact;
	const title = course?.lessons.find((lesson) => lesson.id === id)?.title[language] ?? id;
	return { id, title, at, byDiagnostic: testedOut(fact) !== undefined };
}

function testView({ subject, value, at }: AttemptFact, { course, language }: Context) {
	const isFinal = course !== undefined && value.quiz === finalQuiz(course.id);
	const named = isFinal ? course : course?.modules.find(({ id }) => id === value.quiz);
	const kind: QuizKind = isFinal ? 'final' : 'test';
	return { kind, attempt: subject, title: named?.title[language] ?? value.quiz, percent: value.percent, at };
}

/** A diagnostic is named by the lessons it told are known, and is worth what its answers are. */
function diagnosticView(
	attempt: string,
	lessons: readonly LessonFact[],
	answers: readonly AnswerView[],
	context: Context
): TestView[] {
	const known = lessons.filter((fact) => testedOut(fact)?.attempt === attempt);
	const [first] = known;
	if (!first) return [];
	const title = known.map((fact) => lessonView(fact, context).title).join(' · ');
	return [{ kind: 'diagnostic', attempt, title, percent: percentOf(answers), at: first.at, answers }];
}

function trialView(
	{ id, subject, value, at }: TrialFact,
	scenario: CertifiedScenario | undefined,
	{ language }: Context
): TrialView {
	return {
		fact: id,
		trial: subject,
		title: scenario?.title[language] ?? value.scenario,
		role: value.role,
		percent: value.percent,
		stands: value.stands,
		playsBefore: value.plays_before,
		gatesRaised: value.gates_raised,
		gatesDebriefed: value.gates_debriefed,
		signed: scenario !== undefined && scenario.reviewer !== null,
		live: value.live ? (value.decisions ?? { own: 0, open: 0 }) : null,
		at
	};
}

const sessionView = (
	{ subject, value, at }: AttendanceFact,
	scenario: CertifiedScenario | undefined,
	{ language }: Context
): SessionView => ({
	session: subject,
	kind: value.session ?? 'live-trial',
	title: scenario?.title[language] ?? '',
	minutes: value.minutes,
	role: value.role ?? null,
	at
});
