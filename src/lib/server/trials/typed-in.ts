/** A form as it was sent: as the web has it, or read by ourselves. */
export interface SentForm extends Iterable<[string, FormDataEntryValue]> {
	get(name: string): FormDataEntryValue | null;
	getAll(name: string): FormDataEntryValue[];
	keys(): Iterable<string>;
}

/** What a form said, for the page to show it again where it was refused. */
export function typedIn(form: SentForm): Record<string, string[]> {
	// No page can be sent an object that says `__proto__`.
	const names = [...new Set(form.keys())].filter((name) => name !== '__proto__');
	return Object.fromEntries(
		names.map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string')])
	);
}
