import { requireAct } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { printablesOf } from '#lib/server/certification/export/printables-of.ts';
import { archiveStream } from '#lib/server/certification/export/archive-stream.ts';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { certificateSheet } from '#lib/ui/records/certificate-sheet.ts';
import type { RequestHandler } from './$types';

/** The sheets of certificates that were just issued, in one archive that is sent while they are made. */
export const GET: RequestHandler = async (event) => {
	const certifier = requireAct(event, 'dossier/resolve');
	const app = certificationOf(event.locals.app);
	const dossiers = event.url.searchParams.getAll('dossier');
	const sheets = async function* () {
		for await (const printable of printablesOf(app, certifier, dossiers)) {
			const made = await makePdf('certificate', certificateSheet(printable, 'fr'));
			if (made.ok) yield { name: `certificat-${printable.code}.pdf`, bytes: made.pdf };
		}
	};
	return new Response(archiveStream(sheets()), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': 'attachment; filename="certificats.zip"',
			'cache-control': 'private, no-store'
		}
	});
};
