import { fail, redirect } from '@sveltejs/kit';
import { parseCertificateCode } from '#lib/records/index.ts';
import { checkFile } from '#lib/server/certification/check-file.ts';
import { fileLimit } from '#lib/server/certification/credential/presented-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, params }) => {
	const typed = url.searchParams.get('number') ?? '';
	const code = parseCertificateCode(typed);
	if (code !== undefined) redirect(303, `/${params.lang}/certificate/${code}`);
	const problem = url.searchParams.get('file') === 'too-large' ? ('file/too-large' as const) : undefined;
	return { typed: typed.slice(0, 60), malformed: typed.trim() !== '', problem, fileLimit };
};

export const actions: Actions = {
	file: async (event) => {
		const sent = (await event.request.formData()).get('file');
		// Where nothing was chosen, browsers send an empty file without a name.
		const file = sent instanceof File && sent.name !== '' ? sent : null;
		if (!file) return fail(400, { problem: 'file/none' as const });
		const checked = await checkFile(event.locals.app, { file, address: event.getClientAddress() });
		if (checked.ok) return { verdict: checked.verdict };
		return fail(checked.code === 'file/limited' ? 429 : 400, { problem: checked.code });
	}
};
