import type { Person } from '#lib/people/index.ts';
import { inTransaction, type Db } from '../db/database.ts';
import {
	deleteExpiredSignIns,
	deleteSignIn,
	deleteSignInsOf,
	extendSignIn,
	findSignIn,
	insertSignIn,
	signInsOf,
	type StoredSignIn
} from '../db/sign-in-repository.ts';
import { journalSignIn } from './journal-sign-in.ts';
import { tokenHash } from './token.ts';

/** What a sign-in has beyond what Lucia knows of it. */
export interface SignInAttributes {
	/** The id that pages may show; the token never is one. */
	publicId: string;
	createdAt: string;
}

interface LuciaSession {
	id: string;
	userId: string;
	expiresAt: Date;
	attributes: SignInAttributes;
}

interface LuciaUser {
	id: string;
	attributes: Person;
}

/** However often it is extended, a sign-in ends this long after it began. */
export const longestSignIn = 60 * 24 * 60 * 60 * 1000;

/** Lucia's store over our tables. Lucia calls the token `sessionId`; only its SHA-256 is stored. */
export const createSignInAdapter = (db: Db) => ({
	async getSessionAndUser(token: string): Promise<[LuciaSession | null, LuciaUser | null]> {
		const found = await findSignIn(db.read, tokenHash(token));
		if (!found) return [null, null];
		return [sessionOf(found.signIn, token), { id: found.person.id, attributes: found.person }];
	},
	/** These have their public ids: the tokens are not known here. */
	async getUserSessions(personId: string): Promise<LuciaSession[]> {
		const signIns = await signInsOf(db.read, personId, new Date().toISOString());
		return signIns.map((signIn) => sessionOf(signIn, signIn.id));
	},
	async setSession({ id, userId, expiresAt, attributes }: LuciaSession): Promise<void> {
		const { publicId, createdAt } = attributes;
		const stored = { tokenHash: tokenHash(id), id: publicId, personId: userId, createdAt };
		await inTransaction(db, async (trx) => {
			await insertSignIn(trx, { ...stored, expiresAt: expiresAt.toISOString() });
			await journalSignIn(trx, { act: 'sign-in/opened', at: createdAt, personId: userId, id: publicId });
		});
	},
	async updateSessionExpiration(token: string, wanted: Date): Promise<void> {
		const found = await findSignIn(db.read, tokenHash(token));
		if (!found) return;
		const last = Date.parse(found.signIn.createdAt) + longestSignIn;
		const expiresAt = new Date(Math.min(wanted.getTime(), last)).toISOString();
		if (expiresAt > found.signIn.expiresAt) await extendSignIn(db.write, tokenHash(token), expiresAt);
	},
	async deleteSession(token: string): Promise<void> {
		await inTransaction(db, async (trx) => {
			const ended = await deleteSignIn(trx, tokenHash(token));
			if (ended) await journalSignIn(trx, { act: 'sign-in/ended', at: new Date().toISOString(), ...ended });
		});
	},
	async deleteUserSessions(personId: string): Promise<void> {
		await deleteSignInsOf(db.write, personId);
	},
	deleteExpiredSessions: () => deleteExpiredSignIns(db.write, new Date().toISOString())
});

const sessionOf = ({ personId, expiresAt, createdAt, id }: StoredSignIn, token: string): LuciaSession => ({
	id: token,
	userId: personId,
	expiresAt: new Date(expiresAt),
	attributes: { publicId: id, createdAt }
});
