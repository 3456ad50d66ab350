/** The label of an exhibit in its two parts: « PA1 · Passeport » is the number PA1 and the name Passeport. */
export function exhibitParts(label: string): { code: string; name: string } {
	const [code = '', ...rest] = label.split(' · ');
	return rest.length === 0 ? { code: '', name: label } : { code, name: rest.join(' · ') };
}

/** How an exhibit is called in short: by its number, or by its name where it has none. */
export const exhibitCode = (label: string): string => exhibitParts(label).code || label;
