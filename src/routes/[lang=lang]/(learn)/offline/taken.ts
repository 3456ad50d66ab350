import { feedbackOn, readResponse, type ReadResponse } from '#lib/course/index.ts';
import type { FeedbackView } from '#lib/server/learning/feedback-view.ts';
import type { ModulePack, PackedLesson, PackedQuestion } from '#lib/server/learning/module-pack.ts';
import type { TakenPack } from '#lib/server/learning/take-pack.ts';
import { packsOf, readPack, type PackName } from '#lib/ui/offline/packs.ts';
import { standing, type QueuedAnswer } from '#lib/ui/offline/queued-answer.ts';

/** The shape of packs that this build reads: `packFormat` of the server. */
const format = 1;

/** A module on this device. */
export interface TakenModule extends TakenPack {
	readonly name: PackName;
	/** What it takes on the device. */
	readonly bytes: number;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Our own server wrote it, under a format of ours: the number says the rest. */
const isTaken = (content: unknown): content is TakenPack =>
	isRecord(content) && isRecord(content['pack']) && content['pack']['format'] === format;

/** The modules that a person took along, with those of another build's shape left out. */
export async function takenBy(person: string): Promise<readonly TakenModule[]> {
	const names = await packsOf(person);
	const read = await Promise.all(names.map(async (name) => ({ name, ...(await readPack(name)) })));
	return read.flatMap(({ name, content, bytes }) => (isTaken(content) ? [{ ...content, name, bytes }] : []));
}

/** Lessons finished and the latest answer by question: as the packs tell them, and what was done on the device since. */
export function doneOf(modules: readonly TakenModule[], queue: readonly QueuedAnswer[]) {
	const since = standing(queue);
	return {
		finished: new Set([...modules.flatMap(({ done }) => done), ...since.finished]),
		given: new Map<string, readonly string[]>([
			...modules.flatMap(({ given }) => Object.entries(given)),
			...since.given
		])
	};
}

/** A lesson, and the module it was taken along with. */
export interface FoundLesson {
	readonly taken: TakenModule;
	readonly lesson: PackedLesson;
}

/** A lesson among those taken along: in the language of the page, or else in another. */
export function lessonIn(modules: readonly TakenModule[], id: string, language: string): FoundLesson | undefined {
	const found = modules.flatMap((taken) =>
		taken.pack.lessons.filter((lesson) => lesson.id === id).map((lesson) => ({ taken, lesson }))
	);
	return found.find(({ taken }) => taken.pack.language === language) ?? found[0];
}

/** The question with its key. */
export const questionIn = ({ questions }: ModulePack, id: string): PackedQuestion | undefined =>
	questions.find(({ question }) => question.id === id);

/** Reads an answer as the server will: what is wrong with it is said at once. */
export const readPicked = ({ question }: PackedQuestion, picked: readonly string[]): ReadResponse =>
	readResponse(question, picked);

/** The explanation of an answer, worked out on the device; null where it answers nothing. */
export function feedbackIn(
	pack: ModulePack,
	{ question }: PackedQuestion,
	picked: readonly string[]
): FeedbackView | null {
	const read = readResponse(question, picked);
	if ('problem' in read) return null;
	const feedback = feedbackOn(question, read.response, pack.language);
	const named = <T extends { readonly sources: readonly string[] }>(each: T) => ({
		...each,
		sources: each.sources.flatMap((id) => pack.sources.find((source) => source.id === id) ?? [])
	});
	return { ...named(feedback), options: feedback.options.map(named), parts: feedback.parts.map(named) };
}
