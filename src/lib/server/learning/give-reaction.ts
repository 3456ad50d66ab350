import type { Transaction } from 'kysely';
import { learningPath, wholeGroups } from '#lib/course/index.ts';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { inTransaction } from '../db/database.ts';
import { eraseNote } from '../db/learning-notebook-repository.ts';
import {
	holdReactions,
	insertReaction,
	reactionOf,
	updateReaction,
	type ReactionRow,
	type Scores
} from '../db/reaction-repository.ts';
import { readSealedText, sealText } from '../db/sealed-text-repository.ts';
import type { Tables } from '../db/tables.ts';
import { progressOf } from './progress.ts';

/** Characters that a comment may have. */
export const commentLimit = 1000;

interface AskedModule {
	readonly course: string;
	readonly module: string;
}

/** What a person said of a module, or can say. */
export interface MyReaction {
	readonly course: { readonly id: string; readonly title: string };
	readonly module: { readonly id: string; readonly title: string };
	/** `counted` once it is in a group of five that trainers see: it stays as it is. */
	readonly state: 'not-yet' | 'open' | 'counted';
	readonly scores: Scores | null;
	readonly comment: string;
}

/** The form about a module; undefined where there is no such module, or the person takes no courses. */
export async function myReaction(
	app: Pick<App, 'db' | 'content'>,
	person: Person,
	asked: AskedModule & { readonly language: Language }
): Promise<MyReaction | undefined> {
	const found = await findModule(app, person, asked);
	if (!found) return undefined;
	const { course, module } = found;
	const { own, count } = await reactionOf(app.db.read, person.id, module.id);
	const comment = own?.text_id ? await readSealedText(app.db.read, own.text_id) : null;
	return {
		course: { id: course.id, title: course.title[asked.language] },
		module: { id: module.id, title: module.title[asked.language] },
		state: own && isCounted(own, count) ? 'counted' : found.done || own ? 'open' : 'not-yet',
		scores: own ? { useful: own.useful, clear: own.clear, able: own.able } : null,
		comment: comment ?? ''
	};
}

export type GivenReaction =
	| { readonly ok: true }
	| {
			readonly ok: false;
			readonly code: 'reaction/not-found' | 'reaction/not-yet' | 'reaction/counted' | 'reaction/too-long';
	  };

/**
 * Keeps what a person thinks of a module they have done, once a person and module. It can be changed until its group of
 * five is complete: from then on trainers see the group, and a change would tell them whose it was.
 */
export async function giveReaction(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	input: AskedModule & { readonly scores: Scores; readonly comment: string }
): Promise<GivenReaction> {
	const found = await findModule(app, person, input);
	if (!found) return { ok: false, code: 'reaction/not-found' };
	if (!found.done) return { ok: false, code: 'reaction/not-yet' };
	const comment = input.comment.trim();
	if (Array.from(comment).length > commentLimit) return { ok: false, code: 'reaction/too-long' };
	const [textId, at] = [app.newId(), app.clock().toISOString()];
	return inTransaction(app.db, async (trx): Promise<GivenReaction> => {
		await holdReactions(trx, found.module.id);
		const { own, count } = await reactionOf(trx, person.id, found.module.id);
		if (own && isCounted(own, count)) return { ok: false, code: 'reaction/counted' };
		const text_id = await keepComment(trx, own, { personId: person.id, textId, comment, at });
		const row = { person_id: person.id, module_id: found.module.id, ...input.scores, text_id, at };
		await (own ? updateReaction(trx, row) : insertReaction(trx, row, count + 1));
		return { ok: true };
	});
}

const isCounted = ({ number }: ReactionRow, count: number): boolean => number <= wholeGroups(count);

/** The text that was there is erased; gives the id of the new one, if there is one. */
async function keepComment(
	trx: Transaction<Tables>,
	own: ReactionRow | undefined,
	{ personId, textId, comment, at }: { personId: string; textId: string; comment: string; at: string }
): Promise<string | null> {
	if (own?.text_id) await eraseNote(trx, personId, own.text_id, at);
	if (comment === '') return null;
	return (await sealText(trx, { id: textId, personId, body: comment })).textId;
}

async function findModule(app: Pick<App, 'db' | 'content'>, person: Person, asked: AskedModule) {
	const course = app.content.course(asked.course)?.course;
	const module = course?.modules.find(({ id }) => id === asked.module);
	if (!course || !module || !may(person, 'lesson/take')) return undefined;
	const path = learningPath(course, await progressOf(app.db.read, person.id));
	return { course, module, done: path.modules.find(({ id }) => id === module.id)?.state === 'done' };
}
