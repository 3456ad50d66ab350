import { hash, verify, type Options } from '@node-rs/argon2';

/** OWASP's first recommendation for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. Argon2id is the library's default. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How long a password may be, in characters. */
export const passwordLength = { least: 12, most: 200 } as const;

// The same password typed on another keyboard can come in another Unicode form.
const oneForm = (password: string): string => password.normalize('NFKC');

/** The Argon2id hash of a password, with its salt and cost, as text. */
export const hashPassword = (password: string): Promise<string> => hash(oneForm(password), cost);

let nobodys: Promise<string> | undefined;

/** Whether the password is right. Without a hash the answer is no, after the same work as with one. */
export async function passwordIsRight(argon2: string | null | undefined, password: string): Promise<boolean> {
	nobodys ??= hashPassword('nobody has this password');
	const right = await verify(argon2 ?? (await nobodys), oneForm(password));
	return right && Boolean(argon2);
}
