/** What SQLite and PostgreSQL call the refusal of a second row with the same key. */
const codes = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'];

/** Whether a query failed because a row with this key is already there: somebody was faster. */
export const isUniqueViolation = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
