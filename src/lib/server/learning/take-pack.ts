import { learningPath, submittedOf, type CourseLanguage, type CourseModule } from '#lib/course/index.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { lessonAnswersOf } from '../db/quiz-answer-repository.ts';
import { lessonAttemptKey, readLessonAnswers } from './lesson-answers.ts';
import { modulePack, type ModulePack, type SizedPack } from './module-pack.ts';
import { progressOf } from './progress.ts';

/** What a device keeps of a module: the pack, whose it is, and where that person was when they took it. */
export interface TakenPack {
	readonly pack: ModulePack;
	readonly person: string;
	readonly done: readonly string[];
	/** The latest answers by question, as a form sends them. */
	readonly given: Readonly<Record<string, readonly string[]>>;
}

/** A pack as the path offers it. */
export interface PackOffer {
	readonly hash: string;
	readonly bytes: number;
}

interface Asked {
	readonly module: string;
	readonly language: CourseLanguage;
}

/** The module for a person to take along; undefined where there is none, or it is not open to them. */
export async function takePack(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	asked: Asked
): Promise<TakenPack | undefined> {
	if (!may(person, 'lesson/take')) return undefined;
	const [sized, progress] = await Promise.all([modulePack(app, asked), progressOf(app.db.read, person.id)]);
	const course = sized && app.content.course(sized.pack.course.id)?.course;
	const onPath = course && learningPath(course, progress).modules.find(({ id }) => id === asked.module);
	const module = course?.modules.find(({ id }) => id === asked.module);
	if (!sized || !module || !onPath || onPath.state === 'locked') return undefined;
	return {
		pack: sized.pack,
		person: person.id,
		done: module.lessons.map(({ id }) => id).filter((id) => progress.done.has(id)),
		given: await givenIn(app, person, module)
	};
}

/** What taking each module of a course along means, by module. */
export async function packOffers(
	app: Pick<App, 'db' | 'content'>,
	{ modules }: { readonly modules: readonly { readonly id: string }[] },
	language: CourseLanguage
): Promise<Readonly<Record<string, PackOffer>>> {
	const sized = await Promise.all(modules.map(({ id }) => modulePack(app, { module: id, language })));
	const offers = sized.flatMap((each) => (each ? [[each.pack.module.id, offerOf(each)] as const] : []));
	return Object.fromEntries(offers);
}

const offerOf = ({ pack, bytes }: SizedPack): PackOffer => ({ hash: pack.hash, bytes });

async function givenIn(
	{ db, content }: Pick<App, 'db' | 'content'>,
	person: Person,
	{ lessons }: CourseModule
): Promise<TakenPack['given']> {
	const rows = await Promise.all(lessons.map(({ id }) => lessonAnswersOf(db.read, person.id, lessonAttemptKey(id))));
	const given = rows.flatMap((each) => [...readLessonAnswers(each).given]);
	return Object.fromEntries(
		given.flatMap(([id, response]) => {
			const question = content.question(id);
			return question ? [[id, submittedOf(question, response)]] : [];
		})
	);
}
