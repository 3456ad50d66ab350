/** A text field of a form, cut to what can be shown again; empty when it is missing or is a file. */
export function formText(form: FormData, name: string, most = Infinity): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, most) : '';
}
