import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#lib/server/db/database.ts';
import { currentContent } from '#lib/server/db/blob-repository.ts';
import { personByMail } from '#lib/server/db/person-repository.ts';
import { beginAttempt } from '#lib/server/db/quiz-attempt-repository.ts';
import { startServer, type RunningServer } from '../../src/cli/running-server.ts';
import { withDiagnostic } from '../unit/course/small-content.ts';

const limits = 'draw: 2, pass: 80, attempts: 2, wait_hours: 24, minutes: 40';

/** A server with a small course: a diagnostic, a test with limits and a final one, and no case to play. */
export const startSmallSchool = async (): Promise<RunningServer> => startServer({ settings: await smallSchool() });

/** The settings of such a server, with its content in a folder of its own. */
export async function smallSchool(): Promise<{ CONTENT_DIR: string; SCENARIOS_DIR: string }> {
	const folder = await mkdtemp(path.join(tmpdir(), 'pretoire-small-'));
	const files = withDiagnostic(['voir', 'voir', 'agir', 'agir']);
	const course = files.get('petit/course.yaml') ?? '';
	files.set(
		'petit/course.yaml',
		course
			.replace('    test: { draw: 2, pass: 80 }', `    test: { ${limits} }`)
			.replace('modules:', 'final: { draw: 3, pass: 70 }\nmodules:')
	);
	const rule = files.get('petit/rule.yaml') ?? '';
	files.set('petit/rule.yaml', rule.replace('trial:', 'final: { minimum: 70 }\ntrial:'));
	for (const [file, text] of files) {
		await mkdir(path.dirname(path.join(folder, 'content', file)), { recursive: true });
		await writeFile(path.join(folder, 'content', file), text);
	}
	await mkdir(path.join(folder, 'scenarios'));
	return { CONTENT_DIR: path.join(folder, 'content'), SCENARIOS_DIR: path.join(folder, 'scenarios') };
}

/** Begins a test for a demo person as if long ago: its time runs out in so many seconds. Gives the attempt. */
export async function beginLongAgo(
	{ dataDir }: RunningServer,
	mail: string,
	{ quiz, seconds }: { readonly quiz: string; readonly seconds: number }
): Promise<string> {
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(dataDir, 'pretoire.sqlite') });
	const person = await personByMail(db.read, mail);
	if (!person) throw new Error(`No ${mail}`);
	const hashes = await currentContent(db.read, 'question');
	const drawn = ['t-1', 't-2'].map((id) => ({ id, hash: hashes.get(id) }));
	const now = Date.now();
	const attempt = await beginAttempt(db.write, {
		...{ id: `long-ago-${mail}`, person_id: person.id, quiz_id: quiz, purpose: 'test', seed: 's' },
		...{ drawn: JSON.stringify(drawn), client_key: `test:${quiz}:1`, at: new Date(now - 2_400_000).toISOString() },
		due_at: new Date(now + seconds * 1000).toISOString()
	});
	await db.close();
	return attempt.id;
}
