const codes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	// PostgreSQL: it is stopping or starting, it has no connection left, two transactions stood in each other's way.
	'57P01',
	'57P03',
	'53300',
	'40001',
	'40P01'
]);

/** Whether a query failed because the database was busy or away for a moment: the same again may succeed. */
export const isUnavailable = (error: unknown): boolean =>
	error instanceof Error &&
	'code' in error &&
	typeof error.code === 'string' &&
	(codes.has(error.code) || sqliteWaits.test(error.code));

/** SQLITE_BUSY and its kinds (…_SNAPSHOT, …_RECOVERY, …_TIMEOUT): another connection writes, or tidies up. */
const sqliteWaits = /^SQLITE_(?:BUSY|LOCKED)/;
