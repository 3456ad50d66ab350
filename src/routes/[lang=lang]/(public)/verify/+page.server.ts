import { redirect } from '@sveltejs/kit';
import { parseCertificateCode } from '#lib/records/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, params }) => {
	const typed = url.searchParams.get('number') ?? '';
	const code = parseCertificateCode(typed);
	if (code !== undefined) redirect(303, `/${params.lang}/certificate/${code}`);
	return { typed: typed.slice(0, 60), malformed: typed.trim() !== '' };
};
