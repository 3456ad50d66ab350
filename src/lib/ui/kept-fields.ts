/** One control of a page's forms, as it stood when the person left for another language. */
interface KeptField {
	readonly form: number;
	readonly name: string;
	readonly choice: string | null;
	readonly value: string;
	readonly checked: boolean;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const unkept = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image']);

const isChoice = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);

const isKept = (element: Element): element is Control =>
	(element instanceof HTMLInputElement && !unkept.has(element.type)) ||
	element instanceof HTMLTextAreaElement ||
	element instanceof HTMLSelectElement;

const controlsOf = (page: Document): { form: number; control: Control }[] =>
	[...page.forms].flatMap((form, index) =>
		[...form.elements].filter(isKept).map((control) => ({ form: index, control }))
	);

/** A page is the same in its three languages: its place leaves the language out. */
const placeOf = (url: URL): string => `kept-fields:${url.pathname.split('/').slice(2).join('/')}${url.search}`;

function read(form: number, control: Control): KeptField {
	const choice = isChoice(control);
	return {
		form,
		name: control.name,
		choice: choice ? control.value : null,
		value: control.value,
		checked: choice && control.checked
	};
}

/** Notes what the forms of a page hold, for the same page in another language. */
export function keepFields(storage: Storage, page: Document, url: URL): void {
	const fields = controlsOf(page).map(({ form, control }) => read(form, control));
	if (fields.length > 0) storage.setItem(placeOf(url), JSON.stringify(fields));
}

/** Forgets what was noted for a page. */
export const forgetFields = (storage: Storage, url: URL): void => storage.removeItem(placeOf(url));

function isKeptField(value: unknown): value is KeptField {
	return typeof value === 'object' && value !== null && 'name' in value && 'value' in value && 'form' in value;
}

function parse(text: string | null): KeptField[] {
	if (text === null) return [];
	const fields: unknown = JSON.parse(text);
	return Array.isArray(fields) ? fields.filter(isKeptField) : [];
}

function write(control: Control, kept: KeptField): void {
	if (isChoice(control)) {
		if (control.checked === kept.checked) return;
		control.checked = kept.checked;
	} else {
		if (control.value === kept.value) return;
		control.value = kept.value;
	}
	for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Puts back what was noted for this page, once; components hear it as if it had just been typed. */
export function restoreFields(storage: Storage, page: Document, url: URL): void {
	const kept = parse(storage.getItem(placeOf(url)));
	storage.removeItem(placeOf(url));
	for (const { form, control } of controlsOf(page)) {
		const choice = isChoice(control) ? control.value : null;
		const same = kept.find((field) => field.form === form && field.name === control.name && field.choice === choice);
		if (same) write(control, same);
	}
}

/**
 * Holds what stands in the fields of a page, and what is unfolded on it, before its components take them over, which sets
 * each as the server sent it: on a slow link somebody has typed by then. Gives what puts it back, as if it had just been done.
 */
export function holdFields(page: Document): () => void {
	const held = controlsOf(page).map(({ form, control }) => ({ control, field: read(form, control) }));
	const unfolded = [...page.querySelectorAll<HTMLDetailsElement>('details[open]')];
	return () => {
		for (const details of unfolded) details.open = true;
		for (const { control, field } of held) write(control, field);
	};
}
