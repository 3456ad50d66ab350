import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';

/** An address of the platform, as the folder of its route says it. */
export interface Route {
	/** For example `/[lang=lang]/trial/[id]`. */
	id: string;
	/** Names of its form actions, as the address carries them: `?/name`; empty for the default one. */
	actions: readonly string[];
}

const routes = path.resolve(import.meta.dirname, '../../src/routes');
const server = v.object({ actions: v.optional(v.record(v.string(), v.function()), {}) });

/** Every route there is, found on disk: a new one is tried without being named in a test. */
export async function everyRoute(): Promise<Route[]> {
	const files = globSync(['**/+page*.svelte', '**/+page.server.ts', '**/+server.ts'], { cwd: routes });
	const folders = [...new Set(files.map((file) => path.dirname(file)))].toSorted();
	return Promise.all(
		folders.map(async (folder) => {
			const file = path.join(routes, folder, '+page.server.ts');
			return { id: idOf(folder), actions: existsSync(file) ? await actionsOf(file) : [] };
		})
	);
}

const idOf = (folder: string): string => {
	const parts = folder.split(path.sep).filter((part) => part !== '.' && !/^\(.*\)$/.test(part));
	return `/${parts.join('/')}`;
};

async function actionsOf(file: string): Promise<string[]> {
	const { actions } = v.parse(server, { ...(await import(/* @vite-ignore */ pathToFileURL(file).href)) });
	return Object.keys(actions).map((name) => (name === 'default' ? '' : `?/${name}`));
}

/** The address of a route with its parameters filled in. */
export const addressOf = ({ id }: Pick<Route, 'id'>, parameters: Record<string, string>): string =>
	id
		.replaceAll('[x+2e]', '.')
		.replace(
			/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g,
			(_, name: string) => parameters[`${id} ${name}`] ?? parameters[name] ?? name
		);
