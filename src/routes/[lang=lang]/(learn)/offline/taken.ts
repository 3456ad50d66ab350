import { feedbackOn, readResponse, type ReadResponse } from '#lib/course/index.ts';
import type { FeedbackView } from '#lib/server/learning/feedback-view.ts';
import type { ModulePack, PackedLesson, PackedQuestion } from '#lib/server/learning/module-pack.ts';
import type { SourceView } from '#lib/server/learning/source-view.ts';
import type { TakenPack } from '#lib/server/learning/take-pack.ts';
import type { TermView } from '#lib/server/learning/term-view.ts';
import { packsOf, readPack, type PackName } from '#lib/ui/offline/packs.ts';
import { standing, type QueuedAnswer, type Written } from '#lib/ui/offline/queued-answer.ts';

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

/** Lessons finished, the latest answer by question and text by reflection: as the packs tell them, and what was done on the device since. */
export function doneOf(modules: readonly TakenModule[], queue: readonly QueuedAnswer[]) {
	const since = standing(queue);
	return {
		finished: new Set([...modules.flatMap(({ done }) => done), ...since.finished]),
		given: new Map<string, readonly string[]>([
			...modules.flatMap(({ given }) => Object.entries(given)),
			...since.given
		]),
		written: new Map<string, Written>([
			...modules.flatMap(({ written = {} }) =>
				Object.entries(written).map(([at, { textId, body }]) => [at, { version: textId, text: body }] as const)
			),
			...since.written
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

/** A text of law, and the lessons taken along that speak of it. */
export interface FoundLaw {
	readonly source: SourceView;
	readonly lessons: readonly PackedLesson[];
}

/** The modules in the language of the page, or else all. */
function inLanguage(modules: readonly TakenModule[], language: string): readonly TakenModule[] {
	const own = modules.filter(({ pack }) => pack.language === language);
	return own.length > 0 ? own : modules;
}

/** A text of law among those that packs hold. */
export function lawIn(modules: readonly TakenModule[], id: string, language: string): FoundLaw | undefined {
	const own = inLanguage(modules, language);
	const source = own.flatMap(({ pack }) => pack.sources).find((each) => each.id === id);
	const lessons = own
		.flatMap(({ pack }) => pack.lessons)
		.filter(({ sources }) => sources.some((each) => each.id === id));
	return source && { source, lessons };
}

/** The terms that packs explain, each once. */
export function termsIn(modules: readonly TakenModule[], language: string): readonly TermView[] {
	const all = inLanguage(modules, language).flatMap(({ pack }) => pack.terms);
	return [...new Map(all.map((term) => [term.id, term])).values()];
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
