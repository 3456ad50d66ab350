import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { afterAct, isComplete, stateOf, type DossierState, type Fact } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { certificationOf } from '../certification/certification-of.ts';
import { dossierQueue } from '../certification/dossier-queue.ts';
import { dossiersAmong } from '../certification/latest-dossier.ts';
import { requirementsFrom } from '../certification/record.ts';
import { renewalsOf, type Renewal } from '../certification/renewals-of.ts';
import { dossiersOf, type DossierRow } from '../db/dossier-repository.ts';
import { factsOf, readFacts } from '../db/fact-repository.ts';
import { learnerStateOf } from '../db/learner-state-repository.ts';
import { dueReview, type DueReview } from '../learning/due-review.ts';
import { courseStanding, type CourseStanding } from '../learning/my-course.ts';
import { progressFrom, type LearnerProgress } from '../learning/progress.ts';
import { waitingForTrainer } from '../marking/marking-queue.ts';
import type { Commitment } from '../trials/commitment.ts';
import { trialsAtHome, type ListedTrial } from '../trials/list-trials.ts';

/** What a person who learns has before them. */
export interface Learning {
	readonly course: CourseStanding | null;
	/** Trials begun and not ended, newest first. */
	readonly trials: readonly ListedTrial[];
	readonly dossier: { readonly state: DossierState; readonly maySubmit: boolean } | null;
	/** Certificates that end soon or have ended. */
	readonly renewals: readonly Renewal[];
	/** What they said they would do, while it is open. */
	readonly commitment: Commitment | null;
	/** Questions to review now, and when the next comes back. */
	readonly review: Pick<DueReview, 'nextAt'> & { readonly due: number };
}

/** What waits for a certifier: how many dossiers, at least. */
export interface Waiting {
	readonly dossiers: number;
	readonly more: boolean;
}

/** What waits for a trainer: how many texts, at least. */
export interface TextsWaiting {
	readonly count: number;
	readonly more: boolean;
}

/** What each of a person's capabilities should do now; null for those they do not have. */
export interface MyHome {
	readonly learning: Learning | null;
	readonly waiting: Waiting | null;
	readonly texts: TextsWaiting | null;
}

type HomeApp = Pick<App, 'issuer' | 'db' | 'clock' | 'newId' | 'content' | 'scenarios'>;

/** Gathers it. */
export async function myHome(app: HomeApp, person: Person, language: Language): Promise<MyHome> {
	const learns = person.capabilities.includes('trainee') || person.capabilities.includes('trainer');
	const certifies = person.capabilities.includes('certifier');
	return {
		learning: learns ? await learningOf(app, person, language) : null,
		waiting: certifies ? await waitingFor(app, person, language) : null,
		texts: may(person, 'writing/mark') ? await waitingForTrainer(app, person) : null
	};
}

/** Four queries, and two about a certificate that is held: nothing is asked for twice. */
async function learningOf(app: HomeApp, person: Person, language: Language): Promise<Learning> {
	const { read } = app.db;
	const isTrainee = person.capabilities.includes('trainee');
	const [rows, state, { playing, commitment }, dossiers] = await Promise.all([
		factsOf(read, person.id),
		learnerStateOf(read, person.id, { withCards: true }),
		trialsAtHome(app, person, language),
		isTrainee ? dossiersOf(read, person.id) : []
	]);
	const facts = readFacts(rows);
	const progress = progressFrom(facts, state);
	const [published] = app.content.courses;
	return {
		course: published ? courseStanding(app, published, progress, language) : null,
		trials: playing,
		dossier: isTrainee ? dossierFrom(app, facts, dossiers) : null,
		renewals: await renewalsOf(certificationOf(app), dossiers, language),
		commitment,
		review: dueCount(app, progress)
	};
}

function dueCount(app: HomeApp, progress: LearnerProgress): Learning['review'] {
	const { due, nextAt } = dueReview(app.content, progress, app.clock());
	return { due: due.length, nextAt };
}

function dossierFrom(app: HomeApp, facts: readonly Fact[], dossiers: readonly DossierRow[]): Learning['dossier'] {
	const [course] = certificationOf(app).catalogue.courses;
	if (!course) return null;
	const state = stateOf(dossiersAmong(dossiers, course.id)[0]);
	const complete = isComplete(requirementsFrom(facts, course));
	const open = state !== 'granted' && afterAct(state, 'submit') !== undefined;
	return { state, maySubmit: complete && open };
}

async function waitingFor(app: HomeApp, person: Person, language: Language): Promise<Waiting> {
	const asked = { state: 'submitted', after: null, language } as const;
	const { lines, next } = await dossierQueue(certificationOf(app), person, asked);
	return { dossiers: lines.length, more: next !== null };
}
