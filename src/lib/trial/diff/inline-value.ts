/** A value of the structure on one line, as an author would write it: `{protection: 4}`, `[police, judge]`. */
export function inlineValue(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(inlineValue).join(', ')}]`;
	if (value === null || typeof value !== 'object') return String(value);
	const fields = Object.entries(value).filter(([, field]) => field !== undefined);
	return `{${fields.map(([name, field]) => `${name}: ${inlineValue(field)}`).join(', ')}}`;
}
