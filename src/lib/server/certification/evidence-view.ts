import type { AttemptFact, Fact, LessonFact, TrialFact } from '#lib/records/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { answersByAttempt, type AnswerView } from './answers.ts';
import type { Certification, CertifiedCourse, CertifiedScenario } from './catalogue.ts';
import { playedScenarios } from './played-scenarios.ts';

/** The evidence in a dossier as its learner and its certifier see it, in one language. */
export interface EvidenceView {
	readonly lessons: readonly { readonly id: string; readonly title: string; readonly at: string }[];
	readonly tests: readonly TestView[];
	readonly trials: readonly TrialView[];
}

export interface TestView {
	readonly attempt: string;
	readonly title: string;
	readonly percent: number;
	readonly at: string;
	readonly answers: readonly AnswerView[];
}

export interface TrialView {
	readonly trial: string;
	readonly title: string;
	readonly role: string;
	readonly percent: number;
	readonly stands: boolean;
	readonly playsBefore: number;
	readonly gatesRaised: number;
	readonly gatesDebriefed: number;
	readonly signed: boolean;
	readonly at: string;
}

/** Shows facts with what stands behind them. */
export async function evidenceView(
	app: Certification,
	facts: readonly Fact[],
	context: Context
): Promise<EvidenceView> {
	const attempts = facts.filter((fact) => fact.kind === 'attempt');
	const trials = facts.filter((fact) => fact.kind === 'trial');
	const subjects = attempts.map(({ subject }) => subject);
	const answers = await answersByAttempt(app.db.read, subjects, context.language);
	const played = await playedScenarios(app, trials);
	return {
		lessons: facts.filter((fact) => fact.kind === 'lesson').map((fact) => lessonView(fact, context)),
		tests: attempts.map((fact) => ({ ...testView(fact, context), answers: answers.get(fact.subject) ?? [] })),
		trials: trials.map((fact) => trialView(fact, played.get(fact.subject), context))
	};
}

interface Context {
	course: CertifiedCourse | undefined;
	language: Language;
}

const lessonView = ({ subject, at }: LessonFact, { course, language }: Context) => ({
	id: subject,
	title: course?.lessons.find(({ id }) => id === subject)?.title[language] ?? subject,
	at
});

const testView = ({ subject, value, at }: AttemptFact, { course, language }: Context) => ({
	attempt: subject,
	title: course?.modules.find(({ id }) => id === value.quiz)?.title[language] ?? value.quiz,
	percent: value.percent,
	at
});

function trialView(
	{ subject, value, at }: TrialFact,
	scenario: CertifiedScenario | undefined,
	{ language }: Context
): TrialView {
	return {
		trial: subject,
		title: scenario?.title[language] ?? value.scenario,
		role: value.role,
		percent: value.percent,
		stands: value.stands,
		playsBefore: value.plays_before,
		gatesRaised: value.gates_raised,
		gatesDebriefed: value.gates_debriefed,
		signed: scenario !== undefined && scenario.reviewer !== null,
		at
	};
}
