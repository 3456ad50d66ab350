import path from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { emptyDataDir, startServer, type RunningServer } from '../running-server.ts';
import { lessonAddress } from './lesson-address.ts';
import { paced, percentile } from './paced.ts';
import { rowOf, type Row } from './row.ts';
import { signIn } from './signed-in.ts';

const perSecond = 200;
const seconds = 10;
const people = ['trainee@demo.test', 'trainee2@demo.test', 'trainer@demo.test', 'both@demo.test'];

/** How long an answer takes until it is stored and answered, at two hundred a second, against a bare insert. */
export const answersBench = async (): Promise<Row[]> => {
	const server = await startServer();
	try {
		const askers = await Promise.all(people.map((mail) => askerOf(server, mail)));
		const rows: Row[] = [];
		for (const [what, send] of doors) {
			const ask = async (index: number) => send(server, askers[index % askers.length] ?? missing());
			// The first answers warm the server up.
			await paced(perSecond, perSecond, ask);
			const baseline = await bareInserts();
			const times = await paced(perSecond, perSecond * seconds, ask);
			const p99 = percentile(times, 0.99);
			rows.push(
				rowOf({ what: `answer, ${what}: p99 at ${perSecond}/s`, value: p99, unit: 'ms', baseline, atMost: 20 })
			);
			rows.push(rowOf({ what: `answer, ${what}: median`, value: percentile(times, 0.5), unit: 'ms' }));
		}
		return rows;
	} finally {
		await server.stop();
	}
};

const missing = (): never => {
	throw new Error('Nobody to answer');
};

/** Somebody who answers one question of a lesson, again and again. */
interface Asker {
	cookie: string;
	person: string;
	lesson: string;
	address: string;
	course: string;
	question: string;
	version: string;
	picked: string;
}

const Pack = v.object({
	person: v.string(),
	pack: v.object({
		course: v.object({ id: v.string() }),
		lessons: v.array(v.object({ id: v.string(), opener: v.object({ question: v.object({ id: v.string() }) }) })),
		questions: v.array(
			v.object({
				hash: v.string(),
				question: v.object({ id: v.string(), options: v.optional(v.array(v.object({ id: v.string() })), []) })
			})
		)
	})
});

const askerOf = async (server: RunningServer, mail: string): Promise<Asker> => {
	const cookie = await signIn(server.origin, mail);
	const address = await lessonAddress(server.origin, 'fr', cookie);
	const pack = await fetch(`${server.origin}/api/packs/comprendre?lang=fr`, { headers: { cookie } });
	const { person, pack: taken } = v.parse(Pack, await pack.json());
	const lesson = taken.lessons.find(({ id }) => address.endsWith(`/${id}`)) ?? missing();
	const found = taken.questions.find(({ question }) => question.id === lesson.opener.question.id) ?? missing();
	const [option] = found.question.options;
	return {
		cookie,
		person,
		lesson: lesson.id,
		address,
		course: taken.course.id,
		question: found.question.id,
		version: found.hash,
		picked: option?.id ?? missing()
	};
};

type Send = (server: RunningServer, asker: Asker) => Promise<void>;

const asJson: Send = async ({ origin }, { cookie, person, course, lesson, question, version, picked }) => {
	const act = { kind: 'answer', key: crypto.randomUUID(), at: new Date().toISOString() };
	const answers = [{ ...act, course, lesson, question, version, picked: [picked] }];
	const answer = await fetch(`${origin}/api/answers`, {
		method: 'POST',
		headers: { origin, cookie, 'content-type': 'application/json' },
		body: JSON.stringify({ person, answers })
	});
	if (!(await answer.text()).includes('{"ok":true}]')) throw new Error(`The door answered ${answer.status}`);
};

const asForm: Send = async ({ origin }, { cookie, address, question, picked }) => {
	const answer = await fetch(`${origin}${address}?/answer`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, cookie, accept: 'text/html' },
		body: new URLSearchParams({ key: crypto.randomUUID(), question, picked })
	});
	await answer.text();
	if (answer.status !== 303) throw new Error(`The lesson answered ${answer.status}`);
};

const doors: readonly (readonly [string, Send])[] = [
	['form of a lesson', asForm],
	['queue of a device', asJson]
];

/** The 99th percentile of bare inserts at the same pace, each durable as the platform's are. */
const bareInserts = async (): Promise<number> => {
	const database = new Database(path.join(await emptyDataDir(), 'bare.sqlite'));
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = FULL');
	database.exec('create table answer (id integer primary key, response text not null) strict');
	const insert = database.prepare('insert into answer (response) values (?)');
	const times = await paced(perSecond, perSecond * 3, async () => {
		insert.run('{"question":"a-question","picked":["a"]}');
		return Promise.resolve();
	});
	database.close();
	return percentile(times, 0.99);
};
