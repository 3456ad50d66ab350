import { fail, redirect } from '@sveltejs/kit';
import { parseCertificateCode } from '#lib/records/index.ts';
import { checkFile } from '#lib/server/certification/check-file.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, params }) => {
	const typed = url.searchParams.get('number') ?? '';
	const code = parseCertificateCode(typed);
	if (code !== undefined) redirect(303, `/${params.lang}/certificate/${code}`);
	return { typed: typed.slice(0, 60), malformed: typed.trim() !== '' };
};

export const actions: Actions = {
	file: async (event) => {
		const file = (await event.request.formData()).get('file');
		const checked = await checkFile(event.locals.app, { file, address: event.getClientAddress() });
		if (checked.ok) return { verdict: checked.verdict };
		return fail(checked.code === 'file/limited' ? 429 : 400, { problem: checked.code });
	}
};
