import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { isReliable, unsignedCredential, readOwnCredential } from '#lib/records/index.ts';
import { checkPresented } from '#lib/server/certification/credential/check-presented.ts';
import { signUnsigned } from '#lib/server/certification/credential/sign-unsigned.ts';
import { signCredential } from '#lib/server/certification/credential/sign.ts';
import { signingKey } from '#lib/server/certification/issuer/issuer.ts';
import { publicCertificate } from '#lib/server/certification/public-certificate.ts';
import { inTransaction } from '#lib/server/db/database.ts';
import { issuerKeys, revokeIssuerKey } from '#lib/server/db/issuer-key-repository.ts';
import { eraseSealedTexts } from '#lib/server/db/sealed-text-repository.ts';
import { dialects, withDatabase } from '../database.ts';
import { certificationOn, given, names, someone, withCertification } from './fixture.ts';
import { issuedBy } from './issued.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const json: v.GenericSchema<Json> = v.lazy(() =>
	v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(json), v.record(v.string(), json)])
);
const readAny = (text: string): Json => v.parse(json, JSON.parse(text));

/** What a text states, if it still is a credential in our terms. */
function statedIn(text: string) {
	try {
		return readOwnCredential(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** A credential taken apart, to be put together wrongly. */
const credentialParts = v.looseObject({
	'@context': v.tuple([v.string(), v.string(), v.record(v.string(), json)]),
	issuer: v.record(v.string(), json),
	credentialSubject: v.record(v.string(), json),
	proof: v.record(v.string(), json)
});
const readParts = (text: string) => v.parse(credentialParts, JSON.parse(text));

/** Every copy of a value in which one leaf is another, one name is another or one entry is missing. */
function* changedOnce(value: Json): Generator<Json> {
	if (Array.isArray(value)) {
		for (const [index, inner] of value.entries()) {
			for (const changed of changedOnce(inner)) yield value.with(index, changed);
			yield value.toSpliced(index, 1);
		}
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, inner] of Object.entries(value)) {
			for (const changed of changedOnce(inner)) yield { ...value, [key]: changed };
			const { [key]: gone, ...others } = value;
			yield others;
			yield { ...others, [`${key}X`]: gone ?? null };
		}
	} else if (typeof value === 'string') {
		yield `${value}x`;
		yield `x${value.slice(1)}`;
		yield '';
	} else if (typeof value === 'number') yield value + 1;
	else yield value === null ? 'x' : !value;
}

for (const dialect of dialects) {
	describe(`a signed certificate on ${dialect}`, () => {
		const { store, certifier, ...first } = withCertification(dialect);
		let { app } = first;

		const issued = () => issuedBy(app, certifier);
		const verdictOf = async (text: string) => {
			const checked = await checkPresented(app, text);
			if (!checked.ok) throw new Error(checked.code);
			return checked.verdict;
		};
		const codesOf = async (text: string) => {
			const { intact, issuer, state } = (await verdictOf(text)).checks;
			return [intact.code, issuer.code, state.code];
		};

		test('its file is intact, ours and valid, and says both names and every claim', async () => {
			const { code, text } = await issued();
			const verdict = await verdictOf(text);
			expect(isReliable(verdict.checks)).toBe(true);
			expect(verdict).toMatchObject({ registered: code, stated: { names, claims: { code, hours: 4 } }, foreign: null });
		});

		test('its page by number checks the kept credential too', async () => {
			const { code } = await issued();
			expect(given(await publicCertificate(app, code, 'fr')).checks).toEqual({
				intact: { answer: 'yes', code: 'signed' },
				issuer: { answer: 'yes', code: 'ours' },
				state: { answer: 'yes', code: 'valid' }
			});
		});

		test('its key is public and its private half is nowhere in the database', async () => {
			const keys = await issuerKeys(store.db.read);
			expect(keys).toEqual([
				{ did: 'did:web:pretoire.test', publicKey: expect.stringMatching(/^z6Mk/), revoked: false }
			]);
		});

		test('expired and not registered here: still intact and ours, and said', async () => {
			const { text } = await issued();
			const day = app.day;
			app.day = '2029-03-01T09:00:00.000Z';
			expect(await codesOf(text)).toEqual(['signed', 'ours', 'expired']);
			// The clock was set back: what was issued « tomorrow » is no less ours, and holds.
			app.day = '2026-02-28T09:00:00.000Z';
			expect(await codesOf(text)).toEqual(['signed', 'ours', 'valid']);
			app.day = day;
			const key = await app.issuer.key();
			const stated = given(readOwnCredential(JSON.parse(text)));
			const claims = { ...stated.claims, code: '0000-0000-0000-0000' };
			const unsigned = unsignedCredential(claims, { names, issuer: app.issuer, place: 1 });
			const elsewhere = await signCredential(unsigned, key, app.day);
			expect(await codesOf(JSON.stringify(elsewhere))).toEqual(['signed', 'ours', 'not-registered']);
		});

		test('the signature of another key under our name is not ours', async () => {
			const { text } = await issued();
			const { proof: _, ...unsigned } = readParts(text);
			const stranger = await signingKey(app.issuer.did, new Uint8Array(32).fill(9));
			const forged = await signCredential(unsigned, stranger, app.day);
			expect(await codesOf(JSON.stringify(forged))).toEqual(['altered', 'not-proven', 'not-known']);
		});

		test('what a stranger signed in their own name is intact, and not ours', async () => {
			const { text } = await issued();
			const { proof: _, ...unsigned } = readParts(text);
			const { publicKey } = await signingKey('x', new Uint8Array(32).fill(9));
			const did = `did:key:${publicKey}`;
			const foreign = { ...unsigned, issuer: { ...unsigned.issuer, id: did } };
			const signed = await signCredential(foreign, await signingKey(did, new Uint8Array(32).fill(9)), app.day);
			expect(await codesOf(JSON.stringify(signed))).toEqual(['signed', 'foreign', 'not-known']);
			expect(await codesOf(JSON.stringify({ ...signed, name: 'x' }))).toEqual(['altered', 'foreign', 'not-known']);
			const elsewhere = { ...readParts(text), issuer: 'did:web:elsewhere.test' };
			expect(await codesOf(JSON.stringify(elsewhere))).toEqual(['not-checked', 'foreign', 'not-known']);
		});

		test('a revoked key is no longer believed; certificates are signed again, the old files refused', async () => {
			const { code, text } = await issued();
			const { publicKey } = await app.issuer.key();
			const replaced = certificationOn(store.db, 8);
			await revokeIssuerKey(store.db, publicKey, app.day);
			expect(await codesOf(text)).toEqual(['not-checked', 'key-revoked', 'not-known']);
			expect((await publicCertificate(app, code, 'fr'))?.checks.intact.code).toBe('unsigned');
			const { signed, refused } = await signUnsigned(replaced);
			expect(signed).toBeGreaterThan(0);
			expect(refused).toEqual([]);
			expect((await publicCertificate(app, code, 'fr'))?.checks.intact.code).toBe('signed');
			expect(await signUnsigned(replaced)).toEqual({ signed: 0, refused: [] });
			app = replaced;
		});

		test('an erased holder leaves no name in the database; the file they keep still verifies', async () => {
			const { code, holder, text } = await issued();
			await inTransaction(store.db, (trx) => eraseSealedTexts(trx, holder.id, app.day));
			expect((await publicCertificate(app, code, 'fr'))?.checks.intact.code).toBe('erased');
			expect(await codesOf(text)).toEqual(['signed', 'ours', 'valid']);
			const bodies = await store.db.read
				.selectFrom('sealed_text')
				.select('body')
				.where('person_id', '=', holder.id)
				.execute();
			expect(bodies.every(({ body }) => body === null)).toBe(true);
		});
	});
}

describe('whatever is changed in a credential', () => {
	const store = withDatabase('sqlite');

	test('every value, every name and every entry: none passes for what was issued', async () => {
		const app = certificationOn(store.db);
		const { text } = await issuedBy(app, await someone(store.db, 'certifier'));
		let tried = 0;
		for (const changed of changedOnce(readAny(text))) {
			const checked = await checkPresented(app, JSON.stringify(changed));
			const passes = checked.ok && isReliable(checked.verdict.checks);
			expect(passes, JSON.stringify(changed)).toBe(false);
			tried++;
		}
		expect(tried).toBeGreaterThan(300);
	});

	test('every byte of the file, one by one: it is refused, or it still says the same', async () => {
		const app = certificationOn(store.db);
		const { text } = await issuedBy(app, await someone(store.db, 'certifier'));
		const stated = readOwnCredential(JSON.parse(text));
		const bytes = Buffer.from(text);
		for (let index = 0; index < bytes.length; index++) {
			const changed = Buffer.from(bytes);
			changed[index] = (changed[index] ?? 0) ^ 1;
			if (isDeepStrictEqual(statedIn(changed.toString('utf8')), stated)) continue;
			const checked = await checkPresented(app, changed.toString('utf8'));
			expect(checked.ok && isReliable(checked.verdict.checks), changed.toString('utf8')).toBe(false);
		}
	});
});

describe('what is presented as a credential and is none', () => {
	const store = withDatabase('sqlite');
	const answer = async (text: string) => {
		const checked = await checkPresented(certificationOn(store.db), text);
		return checked.ok ? checked.verdict.checks.intact.code : checked.code;
	};
	const credential = async () => {
		const { text } = await issuedBy(certificationOn(store.db), await someone(store.db, 'certifier'));
		return readParts(text);
	};

	test('is named for what it is', async () => {
		expect(await answer('')).toBe('file/empty');
		expect(await answer('%PDF-1.7')).toBe('file/not-json');
		expect(await answer('{"a":1}')).toBe('file/not-credential');
		expect(await answer('x'.repeat(300_000))).toBe('file/too-large');
		expect(await answer('['.repeat(100_000))).toBe('file/not-json');
		expect(await answer(JSON.stringify('['.repeat(100)))).toBe('file/not-credential');
	});

	test('a context that is not known, in another order or hidden inside is refused', async () => {
		const good = await credential();
		const [v2, badge, own] = good['@context'];
		const withContext = (context: unknown) => answer(JSON.stringify({ ...good, '@context': context }));
		expect(await withContext([v2, badge, own, 'https://elsewhere.test/context'])).toBe('file/context');
		expect(await withContext([badge, v2, own])).toBe('file/context');
		expect(await withContext([v2, badge, { ...own, hours: 'urn:x' }])).toBe('file/context');
		expect(await withContext([v2, badge])).toBe('altered');
		const hidden = { ...good, credentialSubject: { ...good.credentialSubject, '@context': { claims: null } } };
		expect(await answer(JSON.stringify(hidden))).toBe('file/context');
	});

	test('another algorithm, another purpose or no proof is refused', async () => {
		const good = await credential();
		const withProof = (proof: unknown) => answer(JSON.stringify({ ...good, proof }));
		expect(await withProof({ ...good.proof, cryptosuite: 'eddsa-jcs-2022' })).toBe('file/algorithm');
		expect(await withProof({ ...good.proof, type: 'Ed25519Signature2020' })).toBe('file/algorithm');
		expect(await withProof({ ...good.proof, proofPurpose: 'authentication' })).toBe('file/algorithm');
		expect(await withProof(undefined)).toBe('file/not-credential');
		expect(await withProof([good.proof, good.proof])).toBe('file/not-credential');
	});

	test('a graph made to keep the reader busy ends soon', async () => {
		const good = await credential();
		const knot = Array.from({ length: 40 }, () => ({ evidence: [{ type: ['Evidence'] }, { type: ['Evidence'] }] }));
		const before = performance.now();
		expect(await answer(JSON.stringify({ ...good, credentialSubject: knot }))).toBe('altered');
		expect(performance.now() - before).toBeLessThan(5_000);
	});
});
