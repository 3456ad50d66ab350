import type { AttemptFact, Fact, LessonFact, TrialFact } from '#lib/records/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import type { Executor } from '../db/database.ts';
import { answersByAttempt, type AnswerView } from './answers.ts';
import type { Catalogue, CertifiedCourse } from './catalogue.ts';

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
	executor: Executor,
	facts: readonly Fact[],
	context: { catalogue: Catalogue; course: CertifiedCourse | undefined; language: Language }
): Promise<EvidenceView> {
	const attempts = facts.filter((fact) => fact.kind === 'attempt');
	const subjects = attempts.map(({ subject }) => subject);
	const answers = await answersByAttempt(executor, subjects, context.language);
	return {
		lessons: facts.filter((fact) => fact.kind === 'lesson').map((fact) => lessonView(fact, context)),
		tests: attempts.map((fact) => ({ ...testView(fact, context), answers: answers.get(fact.subject) ?? [] })),
		trials: facts.filter((fact) => fact.kind === 'trial').map((fact) => trialView(fact, context))
	};
}

interface Context {
	catalogue: Catalogue;
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

function trialView({ subject, value, at }: TrialFact, { catalogue, language }: Context): TrialView {
	const scenario = catalogue.scenario(value.scenario);
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
