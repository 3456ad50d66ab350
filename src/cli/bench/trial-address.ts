/** Opens a trial of a case alone, in the first role that it offers, and gives the path of its play page. */
export const trialAddress = async (origin: string, language: string, cookie: string): Promise<string> => {
	const list = await (await fetch(`${origin}/${language}/trials`, { headers: { cookie } })).text();
	const brief = /href="(\/\w+\/trials\/[^"]+)"/.exec(list)?.[1] ?? '';
	const page = await (await fetch(origin + brief, { headers: { cookie } })).text();
	const role = /name="role" value="([^"]+)"/.exec(page)?.[1] ?? '';
	const opened = await fetch(`${origin}${brief}?/open`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ role, purpose: 'practice', key: crypto.randomUUID() })
	});
	const address = opened.headers.get('location');
	if (address === null) throw new Error(`No trial could be opened from ${brief}: ${opened.status}`);
	return address;
};
