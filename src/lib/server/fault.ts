/**
 * What the log may keep of an error: its kind, its code and where it happened.
 * Not its message: those of parsers and databases quote what people typed.
 */
export function describeFault(error: unknown): { name: string; code?: string; where?: string[] } {
	if (!(error instanceof Error)) return { name: typeof error };
	const where = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
	const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
	return { name: error.name, ...code, where: where.slice(0, 12).map((line) => line.trim()) };
}
