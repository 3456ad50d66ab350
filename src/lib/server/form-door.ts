const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Whether a request carries a form of HTML. */
export const isForm = (request: Request): boolean =>
	request.method === 'POST' && formTypes.test(request.headers.get('content-type') ?? '');

const jsonType = /^application\/json\b/i;

const read = new WeakMap<Request, Promise<FormData>>();

/**
 * The form that a request carries, read once for all who ask: reading a copy, as each of them did, took longer than the
 * answer. `request.formData()` gives the same from then on. Rejects where the form is torn.
 */
export function formOf(request: Request): Promise<FormData> {
	const known = read.get(request);
	if (known) return known;
	const form = request.formData();
	read.set(request, form);
	Object.defineProperty(request, 'formData', { value: () => form });
	return form;
}

/**
 * The status that refuses a POST whose form cannot be read: it is too large (413), none (415) or torn (400); undefined
 * where a route may read it; a form by `formData()`.
 */
export async function refusedForm(
	request: Request,
	{
		most,
		json = false
	}: {
		/** The largest body that is read, in bytes; of a larger one not even the beginning. */
		readonly most: number;
		/** Whether the route reads JSON instead of forms. */
		readonly json?: boolean | undefined;
	}
): Promise<400 | 413 | 415 | undefined> {
	if (request.method !== 'POST') return undefined;
	if (Number(request.headers.get('content-length')) > most) return 413;
	if (json) return jsonType.test(request.headers.get('content-type') ?? '') ? undefined : 415;
	if (!isForm(request)) return 415;
	return formOf(request).then(
		() => undefined,
		() => 400 as const
	);
}
