import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { DossierState } from '#lib/records/index.ts';
import type { App } from '../app.ts';
import { certificationOf } from '../certification/certification-of.ts';
import { dossierQueue } from '../certification/dossier-queue.ts';
import { myDossier } from '../certification/my-dossier.ts';
import { myCourses, type MyCourse } from '../learning/my-course.ts';
import { waitingForTrainer } from '../marking/marking-queue.ts';
import { openCommitment, type Commitment } from '../trials/commitment.ts';
import { listTrials, type ListedTrial } from '../trials/list-trials.ts';

/** What a person who learns has before them. */
export interface Learning {
	readonly course: Pick<MyCourse, 'title' | 'next' | 'steps' | 'minutesLeft'> | null;
	/** Trials begun and not ended, newest first. */
	readonly trials: readonly ListedTrial[];
	readonly dossier: { readonly state: DossierState; readonly maySubmit: boolean } | null;
	/** What they said they would do, while it is open. */
	readonly commitment: Commitment | null;
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

/** Gathers it. */
export async function myHome(app: App, person: Person, language: Language): Promise<MyHome> {
	const learns = person.capabilities.includes('trainee') || person.capabilities.includes('trainer');
	const certifies = person.capabilities.includes('certifier');
	return {
		learning: learns ? await learningOf(app, person, language) : null,
		waiting: certifies ? await waitingFor(app, person, language) : null,
		texts: may(person, 'writing/mark') ? await waitingForTrainer(app, person) : null
	};
}

async function learningOf(app: App, person: Person, language: Language): Promise<Learning> {
	const [course] = await myCourses(app, person, language);
	const trials = await listTrials(app, person, language);
	return {
		course: course
			? { title: course.title, next: course.next, steps: course.steps, minutesLeft: course.minutesLeft }
			: null,
		trials: trials.filter(({ status }) => status === 'playing'),
		dossier: person.capabilities.includes('trainee') ? await dossierOf(app, person, language) : null,
		commitment: await openCommitment(app, person)
	};
}

async function dossierOf(app: App, person: Person, language: Language): Promise<Learning['dossier']> {
	const certification = certificationOf(app);
	const [course] = certification.catalogue.courses;
	if (!course) return null;
	const { state, maySubmit } = await myDossier(certification, person, course, language);
	return { state, maySubmit };
}

async function waitingFor(app: App, person: Person, language: Language): Promise<Waiting> {
	const asked = { state: 'submitted', after: null, language } as const;
	const { lines, next } = await dossierQueue(certificationOf(app), person, asked);
	return { dossiers: lines.length, more: next !== null };
}
