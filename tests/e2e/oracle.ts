import path from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { checkContent, submittedOf } from '#lib/course/index.ts';
import type { Executor } from '#lib/server/db/database.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import { eventsOf, findTrial } from '#lib/server/db/trial-repository.ts';
import { readBlob } from '#lib/server/db/blob-repository.ts';
import { readContentFolder } from '#lib/server/learning/read-content-folder.ts';
import { readEvent } from '#lib/server/trials/stored-event.ts';
import { bestAnswer, type BestAnswer } from '#lib/trial/debrief/best-answer.ts';
import {
	compileBundleText,
	replay,
	view,
	type Decision,
	type PublicDecision,
	type RoleId,
	type Scenario
} from '#lib/trial/index.ts';
import { givenHere } from '#lib/trial/debrief/score.ts';
import { rightResponse } from '../unit/course/right-response.ts';
import type { RunningServer } from '../../src/cli/running-server.ts';

/** Knows what the server knows and a learner does not: so that a test can do well, whatever was drawn for it. */

const root = path.resolve(import.meta.dirname, '../..');
const { content } = checkContent(await readContentFolder(path.join(root, 'content')));

/** Only reads: a connection that may write waits for the server, and the server for it. */
async function reading<T>({ dataDir }: RunningServer, read: (db: Executor) => Promise<T>): Promise<T> {
	const database = new Database(path.join(dataDir, 'pretoire.sqlite'), { readonly: true });
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
	try {
		return await read(db);
	} finally {
		await db.destroy();
	}
}

/** What a form sends for the right answer to each question of an attempt, in the order in which they were drawn. */
export async function rightAnswers(server: RunningServer, attemptId: string): Promise<(readonly string[])[]> {
	const drawn: { id: string }[] = await reading(server, async (db) => {
		const row = await db.selectFrom('attempt').select('drawn').where('id', '=', attemptId).executeTakeFirstOrThrow();
		return JSON.parse(row.drawn);
	});
	return drawn.map(({ id }) => rightAnswer(id));
}

/** What a form sends for the right answer to a question. */
export function rightAnswer(id: string): readonly string[] {
	const question = content.courses.map(({ questions }) => questions.get(id)).find((found) => found !== undefined);
	if (!question) throw new Error(`There is no question ${id}`);
	return submittedOf(question, rightResponse(question));
}

/** A decision that is open, or an incident that may be raised, and what brings the most marks there. */
export type NextMove = { readonly seq: number; readonly scene: string } & (
	| {
			readonly kind: 'decision';
			readonly id: string;
			readonly best: BestAnswer;
			/** The questions asked so far, of an examination. */
			readonly asked: readonly string[];
	  }
	| { readonly kind: 'raise'; readonly incident: string }
	| { readonly kind: 'ended' }
);

/** How a test plays: by the best line, or so that grave errors are made wherever they can be. */
export type Manner = 'best' | 'grave';

const compiled = new Map<string, Scenario>();

/** The case of a trial, compiled once a worker: what its solver has worked out stays with it. */
async function scenarioOf(db: Executor, trialId: string): Promise<Scenario> {
	const hash = (await findTrial(db, trialId))?.bundle_hash ?? '';
	const bundle = await readBlob(db, hash);
	if (!bundle) throw new Error(`No trial ${trialId}`);
	const scenario = compiled.get(hash) ?? compileBundleText(bundle);
	compiled.set(hash, scenario);
	return scenario;
}

/** How many events the log of a trial holds. */
export const eventsTaken = (server: RunningServer, trialId: string): Promise<number> =>
	reading(server, async (db) => (await eventsOf(db, trialId)).length);

/** The next move of a role in its trial: the best, as the solver sees it, or the gravest. */
export const nextMove = (
	server: RunningServer,
	trialId: string,
	role: RoleId,
	manner: Manner = 'best'
): Promise<NextMove> =>
	reading(server, async (db) => {
		const scenario = await scenarioOf(db, trialId);
		const state = replay(scenario, (await eventsOf(db, trialId)).map(readEvent));
		const seen = view(scenario, state, role, 'fr');
		const { seq } = state;
		const scene = seen.scene?.id ?? '';
		const open = seen.decisions[0];
		if (!open) {
			const incident = seen.incidents[0];
			return incident ? { seq, scene, kind: 'raise', incident: incident.id } : { seq, scene, kind: 'ended' };
		}
		const decision = scenario.index.decisions.get(open.id)?.decision;
		const here = state.taken.filter((taken) => taken.scene === scene);
		const best = decision && bestAnswer(scenario, role, state.case, givenHere(here), decision);
		if (!best) throw new Error(`No best answer to ${open.id}`);
		const grave = manner === 'grave' && open.kind === 'choose' ? graveChoice(decision, open) : undefined;
		const asked = state.case.asked[open.id] ?? [];
		return { seq, scene, kind: 'decision', id: open.id, best: grave ?? best, asked };
	});

/** The first open choice that is a grave error. */
function graveChoice(
	decision: Decision,
	{ choices }: Extract<PublicDecision, { kind: 'choose' }>
): BestAnswer | undefined {
	const open = choices.filter(({ closed }) => closed === null).map(({ id }) => id);
	const grave =
		decision.kind === 'choose'
			? decision.choices.find(({ id, gate }) => gate.length > 0 && open.includes(id))
			: undefined;
	return grave && { answer: { kind: 'choose', choice: grave.id }, outcome: grave.id, questions: [] };
}
