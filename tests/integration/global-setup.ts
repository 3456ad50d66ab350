import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

/** One PostgreSQL for the whole run; each suite makes a database of its own in it. */
export default async function setup(project: TestProject) {
	const server = await startPostgres();
	project.provide('postgresUrl', server.url);
	return () => server.stop();
}

declare module 'vitest' {
	interface ProvidedContext {
		postgresUrl: string;
	}
}
