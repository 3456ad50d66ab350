import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { presentScenario } from '#lib/trial/index.ts';
import type { App } from '../app.ts';
import { progressOf } from '../learning/progress.ts';
import { sourceViews, type SourceView } from '../learning/source-view.ts';
import { lessonLine, lessonsOnPath, type LessonLine } from './lessons-on-path.ts';

/** One text of law, and where it is spoken of. */
export interface LawPage {
	readonly source: SourceView;
	readonly lessons: readonly LessonLine[];
	/** Cases that cite it, for those who may read how a case is made; nothing for others. */
	readonly cases: readonly { readonly title: string; readonly path: `/${string}` }[] | null;
}

/** The page of a text of law; undefined where there is none of this id, or the person does not learn here. */
export async function lawPage(
	app: Pick<App, 'db' | 'content' | 'scenarios'>,
	person: Person,
	{ id, language }: { readonly id: string; readonly language: Language }
): Promise<LawPage | undefined> {
	const [source] = sourceViews(app.content, [id], language);
	if (!source || !may(person, 'lesson/take')) return undefined;
	const onPath = lessonsOnPath(app.content, await progressOf(app.db.read, person.id));
	const lessons = lessonsCiting(app, id).map((lesson) =>
		lessonLine(app.content, lesson, onPath.get(lesson.entry.id), language)
	);
	return { source, lessons, cases: may(person, 'scenario/read') ? casesCiting(app, id, language) : null };
}

const lessonsCiting = ({ content }: Pick<App, 'content'>, id: string) =>
	content.courses
		.flatMap(({ lessons }) => [...lessons.values()])
		.filter((lesson) => lesson.entry.sources.includes(id) || lesson.in.fr.citations.includes(id))
		.flatMap(({ entry }) => content.lesson(entry.id) ?? []);

const casesCiting = ({ scenarios }: Pick<App, 'scenarios'>, id: string, language: Language) =>
	scenarios.scenarios
		.filter(({ index }) => index.sources.includes(id))
		.map((scenario) => ({
			title: presentScenario(scenario, language).title,
			path: `/scenarios/${scenario.structure.id}` as const
		}));
