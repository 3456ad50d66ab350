import { lessonsOf, type Course, type PublishedCourse } from '#lib/course/index.ts';
import { finalQuiz } from '#lib/records/index.ts';
import { presentScenario, type Scenario } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import type { Certification, CertifiedCourse, CertifiedScenario, LocalText } from './catalogue.ts';

/** Certification on the platform as it runs: its courses with a rule, and its scenarios. */
export function certificationOf({
	db,
	clock,
	newId,
	issuer,
	content,
	scenarios
}: Pick<App, 'db' | 'clock' | 'newId' | 'issuer' | 'content' | 'scenarios'>): Certification {
	const scenario = async (id: string, bundle?: string): Promise<CertifiedScenario | undefined> => {
		const found = bundle === undefined ? scenarios.scenario(id) : await scenarios.byHash(bundle);
		return found && certifiedScenario(found);
	};
	const courses = coursesOf(content, scenarios);
	const source = (id: string) => {
		const found = content.sources.get(id);
		return found && { cite: found.cite, date: found.date ?? null, hash: content.hashOf('source', id) };
	};
	return { db, clock, newId, issuer, catalogue: { courses, scenario, source } };
}

type Library = Pick<App, 'content' | 'scenarios'>;

/** The courses of a library are the same for every page: they are put together once. */
const kept = new WeakMap<Library['content'], { scenarios: Library['scenarios']; courses: CertifiedCourse[] }>();

function coursesOf(content: Library['content'], scenarios: Library['scenarios']): readonly CertifiedCourse[] {
	const known = kept.get(content);
	if (known?.scenarios === scenarios) return known.courses;
	const trialMinutes = (id: string): number => scenarios.scenario(id)?.structure.minutes ?? 0;
	const courses = content.courses.flatMap((published) => certifiedCourse(published, trialMinutes));
	kept.set(content, { scenarios, courses });
	return courses;
}

const inEachLanguage = (text: (language: 'fr' | 'ar' | 'en') => string): LocalText => ({
	fr: text('fr'),
	ar: text('ar'),
	en: text('en')
});

function certifiedCourse(
	{ course, lessons, rule }: PublishedCourse,
	trialMinutes: (scenario: string) => number
): CertifiedCourse[] {
	if (rule === undefined) return [];
	const { id, version, title, modules } = course;
	const titled = [...lessons].map(([lesson, published]) => ({
		id: lesson,
		title: inEachLanguage((language) => published.in[language].head.title)
	}));
	const tested = modules.map((module) => ({ id: module.id, title: module.title, tested: module.test !== undefined }));
	const minutes = minutesIn(course, trialMinutes);
	const sources = lessonsOf(course).flatMap(({ entry }) => entry.sources);
	return [{ id, version, title, rule, modules: tested, lessons: titled, minutes, sources }];
}

/** What the course says that a lesson, a test with a time limit and a trial take. */
function minutesIn(course: Course, trialMinutes: (scenario: string) => number): CertifiedCourse['minutes'] {
	const lessons = new Map(lessonsOf(course).map(({ entry }) => [entry.id, entry.minutes]));
	const tests = new Map(course.modules.map(({ id, test }) => [id, test?.minutes ?? 0]));
	tests.set(finalQuiz(course.id), course.final?.minutes ?? 0);
	return (fact) => {
		if (fact.kind === 'lesson') return lessons.get(fact.subject) ?? 0;
		return fact.kind === 'attempt' ? (tests.get(fact.value.quiz) ?? 0) : trialMinutes(fact.value.scenario);
	};
}

const certifiedScenario = (scenario: Scenario): CertifiedScenario => ({
	title: inEachLanguage((language) => presentScenario(scenario, language).title),
	reviewer: scenario.structure.reviewer,
	sources: scenario.index.sources
});
