/** The text of a form's field, cut to what can be shown again; empty where there is none. */
export function formText(form: FormData, name: string, most: number): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, most) : '';
}
