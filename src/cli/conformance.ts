/**
 * `npm run conformance -- <folder> [--json]`: what our verifier says of each signed credential in a folder of public
 * test material. The material is not part of the project: docs/conformance.md says where it is from and what was found.
 */
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { proofHolds } from '#lib/server/certification/credential/check-proof.ts';
import { stateByDates } from '#lib/server/certification/credential/check-presented.ts';
import { readPresented } from '#lib/server/certification/credential/read-presented.ts';
import { attempt, report, words } from './report.ts';

interface Finding {
	readonly file: string;
	readonly said: string;
	/** Whether it was accepted or refused as the name of the file says. */
	readonly ok: boolean;
}

/** The vocabulary of the W3C's own examples: any word is allowed in it, so the platform itself does not know it. */
const examples = new Map([
	[
		'https://www.w3.org/ns/credentials/examples/v2',
		{ '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }
	]
]);

const accepted = 'accepted';

await attempt(async () => {
	const [folder] = words();
	if (folder === undefined) throw new Error('Use: npm run conformance -- <folder>');
	const findings = await findingsIn(path.resolve(folder));
	const right = findings.filter(({ ok }) => ok).length;
	const lines = findings.map(({ ok, file, said }) => `${ok ? 'as named ' : 'otherwise'}  ${file}  ${said}`);
	const summary = `${right} of ${findings.length} as their names say.`;
	report({ ok: findings.length > 0, right, of: findings.length, findings }, [...lines, summary]);
});

async function findingsIn(folder: string): Promise<Finding[]> {
	const findings: Finding[] = [];
	for await (const file of glob('**/*.json', { cwd: folder })) {
		const text = await readFile(path.join(folder, file), 'utf8');
		if (!/"eddsa-rdfc-2022"/.test(text) || !/"credentialSubject"/.test(text) || !/"proofValue"/.test(text)) continue;
		const said = await judged(text);
		const faulty = /[-_]err[-_]/.test(path.basename(file));
		findings.push({ file, said, ok: (said === accepted) !== faulty });
	}
	return findings.toSorted((a, b) => a.file.localeCompare(b.file));
}

/** Takes the key that a proof names for its issuer's: whose keys they are is not what the material asks. */
async function judged(text: string): Promise<string> {
	const read = readPresented(text, [...examples.keys()]);
	if (!read.ok) return read.code;
	const { presented } = read;
	const [did = '', publicKey = ''] = presented.verificationMethod.split('#');
	const holds = await proofHolds(presented.credential, [{ did, publicKey, revoked: false }], examples);
	const state = stateByDates(presented, new Date().toISOString());
	if (!holds) return 'altered';
	return state === 'not-known' ? accepted : state;
}
