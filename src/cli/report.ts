/**
 * How a command ends: with `--json` one JSON object on standard output and nothing else there, else lines for people.
 * Exit code 0 where all holds, 1 where something falls short; 2 (see `attempt`) where the command could not run.
 */
export function report(result: { ok: boolean; [name: string]: unknown }, lines: readonly string[]): void {
	console.log(asJson() ? JSON.stringify(result) : lines.join('\n'));
	process.exitCode = result.ok ? 0 : 1;
}

/** Runs a command; what stops it is said on standard error, with exit code 2. */
export async function attempt(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (fault) {
		console.error(fault instanceof Error ? fault.message : String(fault));
		if (asJson()) console.log(JSON.stringify({ ok: false }));
		process.exitCode = 2;
	}
}

/** The words of the command line that are no options. */
export const words = (): string[] => process.argv.slice(2).filter((word) => !word.startsWith('--'));

const asJson = (): boolean => process.argv.includes('--json');
