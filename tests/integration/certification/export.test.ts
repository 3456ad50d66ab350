import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { from } from '@digitalbazaar/ed25519-multikey';
import type { Person } from '#lib/people/index.ts';
import { readOwnCredential, sha256Hex } from '#lib/records/index.ts';
import { signedQuads } from '#lib/server/certification/credential/signed-quads.ts';
import { evidenceText, isTheirs } from '#lib/server/certification/export/evidence-text.ts';
import { factsOf, readFacts } from '#lib/server/db/fact-repository.ts';
import { finishLesson } from '#lib/server/learning/finish-lesson.ts';
import { saveTestAnswer } from '#lib/server/learning/save-test-answer.ts';
import { startTest } from '#lib/server/learning/start-test.ts';
import { submitTest } from '#lib/server/learning/submit-test.ts';
import { withDatabase } from '../database.ts';
import { openSchool } from '../learning/school.ts';
import { playedTrial, words } from '../marking/marked-trial.ts';
import { trialsOn } from '../trials/small-case.ts';
import { certificationOn, given, someone } from './fixture.ts';
import { issuedBy } from './issued.ts';

describe('what a certificate is taken out with', () => {
	const store = withDatabase('sqlite');
	const factOf = async (person: Person, kind: 'attempt' | 'trial') =>
		given(
			readFacts(await factsOf(store.db.read, person.id))
				.filter(isTheirs)
				.find((fact) => fact.kind === kind)
		);

	test('holds the two texts that the signature covers, for whoever has hashes and Ed25519 alone', async () => {
		const app = certificationOn(store.db);
		const { text } = await issuedBy(app, await someone(store.db, 'certifier'));
		const quads = await signedQuads(text);
		const credential: { proof: { proofValue: string; verificationMethod: string } } = JSON.parse(text);
		const hash = (said: string) => createHash('sha256').update(said).digest();
		const publicKeyMultibase = given(credential.proof.verificationMethod.split('#')[1]);
		const { publicKey } = await from({ type: 'Multikey', publicKeyMultibase });
		const key = createPublicKey({
			key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
			format: 'jwk'
		});
		const signed = Buffer.concat([hash(quads.proof), hash(quads.document)]);
		const signature = fromBase58(credential.proof.proofValue.slice(1));
		expect(verify(null, signed, key, signature)).toBe(true);
		expect(verify(null, Buffer.concat([hash(quads.document), hash(quads.proof)]), key, signature)).toBe(false);
		const { claims } = given(readOwnCredential(JSON.parse(text)));
		expect(quads.document).toContain(claims.dossier);
	});

	test('gives the log of a trial to the letter as its fact cites it, and no word that was written', async () => {
		const trials = await trialsOn(store.db);
		const player = await someone(store.db, 'trainee');
		await playedTrial(trials, player);
		const fact = await factOf(player, 'trial');
		const text = given(await evidenceText(trials, fact));
		expect(sha256Hex(text)).toBe(fact.evidence);
		expect(text).not.toContain(words);
		expect(await evidenceText(trials, { ...fact, evidence: 'a'.repeat(64) })).toBeUndefined();
	});

	test('gives the answers of a test to the letter as its fact cites them', async () => {
		const school = await openSchool(store.db);
		const person = await someone(store.db, 'trainee');
		for (const lesson of ['voir', 'agir']) await finishLesson(school, person, { course: 'petit', lesson });
		const quiz = { course: 'petit', quiz: 'un' } as const;
		const started = await startTest(school, person, { ...quiz, number: 1 });
		if (!started.ok) throw new Error(started.code);
		const { attempt } = started;
		for (const position of [1, 2]) await saveTestAnswer(school, person, { ...quiz, attempt, position, picked: ['a'] });
		await submitTest(school, person, { ...quiz, attempt });
		const fact = await factOf(person, 'attempt');
		const trials = await trialsOn(store.db);
		expect(sha256Hex(given(await evidenceText(trials, fact)))).toBe(fact.evidence);
	});
});

function fromBase58(text: string): Buffer {
	const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
	const number = Array.from(text).reduce((sum, digit) => sum * 58n + BigInt(digits.indexOf(digit)), 0n);
	return Buffer.from(number.toString(16).padStart(128, '0'), 'hex');
}
