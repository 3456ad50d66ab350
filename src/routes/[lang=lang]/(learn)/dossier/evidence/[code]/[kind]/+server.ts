import { parseCertificateCode, parseCitedKind } from '#lib/records/index.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { shownEvidence } from '#lib/server/certification/shown-evidence.ts';
import type { RequestHandler } from './$types';

/** One piece of evidence as a file, for its holder to show to whom they choose. */
export const GET: RequestHandler = async (event) => {
	const person = requireAct(event, 'evidence/show');
	const code = parseCertificateCode(event.params.code) ?? notFound();
	const kind = parseCitedKind(event.params.kind) ?? notFound();
	const shown = (await shownEvidence(event.locals.app, person, { code, kind })) ?? notFound();
	return new Response(`${JSON.stringify(shown, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json',
			'content-disposition': `attachment; filename="${code}-${kind}.json"`,
			'cache-control': 'private, no-store'
		}
	});
};
