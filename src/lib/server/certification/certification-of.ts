import type { PublishedCourse } from '#lib/course/index.ts';
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
	return { db, clock, newId, issuer, catalogue: { courses: content.courses.flatMap(certifiedCourse), scenario } };
}

const inEachLanguage = (text: (language: 'fr' | 'ar' | 'en') => string): LocalText => ({
	fr: text('fr'),
	ar: text('ar'),
	en: text('en')
});

function certifiedCourse({ course, lessons, rule }: PublishedCourse): CertifiedCourse[] {
	if (rule === undefined) return [];
	const { id, version, title, modules } = course;
	const titled = [...lessons].map(([lesson, published]) => ({
		id: lesson,
		title: inEachLanguage((language) => published.in[language].head.title)
	}));
	const tested = modules.map((module) => ({ id: module.id, title: module.title, tested: module.test !== undefined }));
	return [{ id, version, title, rule, modules: tested, lessons: titled }];
}

const certifiedScenario = (scenario: Scenario): CertifiedScenario => ({
	title: inEachLanguage((language) => presentScenario(scenario, language).title),
	reviewer: scenario.structure.reviewer
});
