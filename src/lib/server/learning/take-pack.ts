import { learningPath, submittedOf, type CourseLanguage, type CourseModule } from '#lib/course/index.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { lessonAnswersOf } from '../db/quiz-answer-repository.ts';
import { lessonAttemptKey, readLessonAnswers, type LessonAnswers, type WrittenText } from './lesson-answers.ts';
import { modulePack, type ModulePack } from './module-pack.ts';
import { progressOf } from './progress.ts';

/** What a device keeps of a module: the pack, whose it is, and where that person was when they took it. */
export interface TakenPack {
	readonly pack: ModulePack;
	readonly person: string;
	readonly done: readonly string[];
	/** The latest answers by question, as a form sends them. */
	readonly given: Readonly<Record<string, readonly string[]>>;
	/** What they wrote, by `lesson:reflection`; packs taken by an older build have none. */
	readonly written?: Readonly<Record<string, WrittenText>>;
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
	const [sized, progress] = await Promise.all([modulePack(app.content, asked), progressOf(app.db.read, person.id)]);
	const course = sized && app.content.course(sized.pack.course.id)?.course;
	const onPath = course && learningPath(course, progress).modules.find(({ id }) => id === asked.module);
	const module = course?.modules.find(({ id }) => id === asked.module);
	if (!sized || !module || !onPath || onPath.state === 'locked') return undefined;
	return {
		pack: sized.pack,
		person: person.id,
		done: module.lessons.map(({ id }) => id).filter((id) => progress.done.has(id)),
		...(await answersIn(app, person, module))
	};
}

const submitted = ({ content }: Pick<App, 'content'>, { given }: LessonAnswers) =>
	[...given].flatMap(([id, response]) => {
		const question = content.question(id);
		return question ? [[id, submittedOf(question, response)] as const] : [];
	});

/** What the person answered and wrote in the lessons of a module. */
async function answersIn(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	{ lessons }: CourseModule
): Promise<Required<Pick<TakenPack, 'given' | 'written'>>> {
	const answers = await Promise.all(
		lessons.map(async ({ id }) => ({
			id,
			...readLessonAnswers(await lessonAnswersOf(app.db.read, person.id, lessonAttemptKey(id)))
		}))
	);
	return {
		given: Object.fromEntries(answers.flatMap((each) => submitted(app, each))),
		written: Object.fromEntries(
			answers.flatMap(({ id, written }) => [...written].map(([reflection, text]) => [`${id}:${reflection}`, text]))
		)
	};
}
