/**
 * `npm run conformance -- <folder> [--json]`: what our verifier says of each signed credential in a folder of public
 * test material, which is not part of the project: docs/conformance.md says where it is from and what was found.
 */
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { proofHolds } from '#lib/server/certification/credential/check-proof.ts';
import { openDatabase, type Db } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { attempt, report, words } from './report.ts';

interface Finding {
	readonly file: string;
	/** Why it was not checked, or the codes of the three checks. */
	readonly said: string;
	/** Whether the name of the file says that it must be refused. */
	readonly faulty: boolean;
	readonly ok: boolean;
}

await attempt(async () => {
	const [folder] = words();
	if (folder === undefined) throw new Error('Use: npm run conformance -- <folder>');
	const place = await mkdtemp(path.join(tmpdir(), 'pretoire-conformance-'));
	const db = await openDatabase({ dialect: 'sqlite', file: path.join(place, 'empty.sqlite') });
	try {
		await migrate(db);
		const findings = await findingsIn(path.resolve(folder), db);
		const right = findings.filter(({ ok }) => ok).length;
		const lines = findings.map(({ ok, file, said }) => `${ok ? 'as named ' : 'otherwise'}  ${file}  ${said}`);
		report({ ok: findings.length > 0, right, of: findings.length, findings }, [
			...lines,
			`${right} of ${findings.length} as their names say.`
		]);
	} finally {
		await db.close();
		await rm(place, { recursive: true });
	}
});

async function findingsIn(folder: string, db: Db): Promise<Finding[]> {
	const findings: Finding[] = [];
	for await (const file of glob('**/*.json', { cwd: folder })) {
		const text = await readFile(path.join(folder, file), 'utf8');
		if (/"eddsa-rdfc-2022"/.test(text) && /"proofValue"/.test(text)) findings.push(await findingOf(db, file, text));
	}
	return findings.toSorted((a, b) => a.file.localeCompare(b.file));
}

async function findingOf(db: Db, file: string, text: string): Promise<Finding> {
	const faulty = /[-_]err[-_]/.test(path.basename(file));
	const checked = await checkPresented({ db, clock: () => new Date() }, text);
	if (!checked.ok) {
		// Our page refuses what it cannot read for sure; the proof alone may still be asked.
		const proof = checked.code === 'file/context' ? await proofAlone(text) : false;
		const said = checked.code + (proof ? ', its proof holds' : '');
		return { file, said, faulty, ok: proof !== faulty };
	}
	const { intact, state } = checked.verdict.checks;
	const accepted = intact.code === 'signed' && state.code !== 'expired' && state.code !== 'not-yet';
	return { file, said: `${intact.code}, ${state.code}`, faulty, ok: accepted !== faulty };
}

/** The vocabulary of the W3C's own examples: any word is allowed in it, so the platform does not carry it. */
function exampleContexts(): ReadonlyMap<string, object> {
	const vocabulary = 'https://www.w3.org/ns/credentials/examples#';
	return new Map([['https://www.w3.org/ns/credentials/examples/v2', { '@context': { '@vocab': vocabulary } }]]);
}

async function proofAlone(text: string): Promise<boolean> {
	return proofHolds(v.parse(v.looseObject({}), JSON.parse(text)), [], exampleContexts());
}
