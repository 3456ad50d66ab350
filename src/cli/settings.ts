import { readSettings } from '#lib/server/settings.ts';

/** Reads the settings before the server does, so that what is wrong with them is all that a person sees. */
try {
	readSettings(process.env);
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 2;
}
