const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** Whether a request carries a form of HTML. */
export const isForm = (request: Request): boolean =>
	request.method === 'POST' && formTypes.test(request.headers.get('content-type') ?? '');

const jsonType = /^application\/json\b/i;

/**
 * The status that refuses a POST whose form cannot be read: it is none (415), or it is torn (400); undefined where a
 * route may read it. Leaves the body to be read again.
 * @param json whether the route reads JSON instead of forms
 */
export async function refusedForm(request: Request, json = false): Promise<400 | 415 | undefined> {
	if (request.method !== 'POST') return undefined;
	if (json) return jsonType.test(request.headers.get('content-type') ?? '') ? undefined : 415;
	if (!isForm(request)) return 415;
	const read = request.clone().formData();
	return read.then(
		() => undefined,
		() => 400 as const
	);
}
