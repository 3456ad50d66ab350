import type { DatabaseConnection } from 'kysely';

/** What is known of a connection that writes, and how its log is brought onto the disk. */
interface Log {
	readonly isInTransaction: () => boolean;
	readonly sync: () => Promise<void>;
}

/**
 * Lets a connection of SQLite answer a query that ends a transaction, or is one, only once what it wrote is on the disk.
 * With `synchronous=FULL` SQLite itself waits for the disk, and the whole process with it; here it only writes, and its log is
 * synced beside the loop, which answers other people meanwhile. Where the disk refuses that, nobody knows what it holds:
 * every query is refused until the next start has read it.
 */
export function answerWhenDurable(connection: DatabaseConnection, { isInTransaction, sync }: Log): void {
	const execute = connection.executeQuery.bind(connection);
	let failed: { readonly error: unknown } | undefined;
	const synced = async () => {
		try {
			await sync();
		} catch (error) {
			failed = { error };
			throw error;
		}
	};
	connection.executeQuery = async <Row>(query: Parameters<typeof execute>[0]) => {
		if (failed) throw failed.error;
		const result = await execute<Row>(query);
		if (!isInTransaction()) await synced();
		return result;
	};
}
