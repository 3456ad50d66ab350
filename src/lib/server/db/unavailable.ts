const codes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	// The disk refused what was to be brought onto it (answer-when-durable.ts): it fails, is full, over its quota or read-only.
	'EIO',
	'ENOSPC',
	'EDQUOT',
	'EROFS',
	// PostgreSQL: it is stopping or starting, it has no connection left, two transactions stood in each other's way.
	'57P01',
	'57P03',
	'53300',
	'40001',
	'40P01',
	// Its disk is full; another server has taken over, and this one only reads.
	'53100',
	'25006'
]);

/** Whether a query failed because the database is busy, full or away: nothing was written, and the same again may succeed. */
export const isUnavailable = (error: unknown): boolean =>
	error instanceof Error &&
	'code' in error &&
	typeof error.code === 'string' &&
	(codes.has(error.code) || sqliteCannot.test(error.code));

/** With their kinds (…_SNAPSHOT, …_TIMEOUT): another connection writes or tidies up; the disk is full, or fails. */
const sqliteCannot = /^SQLITE_(?:BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/;
