const codes = new Set([
	'SQLITE_BUSY',
	'SQLITE_BUSY_SNAPSHOT',
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
	error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.has(error.code);
