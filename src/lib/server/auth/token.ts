import { hash, randomBytes } from 'node:crypto';

/** A secret nobody can guess (256 bits), as text for a cookie or an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token: enough to recognise it, useless to whoever reads the database. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');
