import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { exportable } from '#lib/server/certification/export/exportable.ts';
import { exportArchive, exportFiles } from '#lib/server/certification/export/export-files.ts';
import { gatherExport } from '#lib/server/certification/export/gather-export.ts';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { pdfResponse } from '#lib/server/pdf/pdf-response.ts';
import { certificateSheet } from '#lib/ui/records/certificate-sheet.ts';
import { verifierPage } from '#lib/ui/verifier/verifier-page.ts';
import type { RequestHandler } from './$types';

/** The certificate with all that proves it, and the evidence that its holder ticked: one archive. */
export const GET: RequestHandler = async (event) => {
	const person = requirePerson(event);
	const { app, language } = event.locals;
	const { code } = event.params;
	const found = (await exportable(app, person, { code, language })) ?? notFound();
	const exported = (await gatherExport(app, person, found, event.url.searchParams.getAll('evidence'))) ?? notFound();
	const name = `certificat-${code}`;
	const sheet = await makePdf('certificate', certificateSheet(exported.printable, 'fr'));
	if (!sheet.ok) return pdfResponse(sheet, `${name}.pdf`);
	const files = exportFiles(exported, sheet.pdf);
	const page = verifierPage(
		{
			origin: app.settings.origin,
			at: exported.at,
			credential: exported.printable.credential,
			quads: exported.quads,
			issuer: exported.issuer,
			lists: exported.lists,
			acts: exported.journal.acts,
			end: exported.journal.end,
			evidence: exported.evidence,
			files: files.map(({ name: file, hash }) => ({ name: file, hash }))
		},
		language
	);
	return new Response(exportArchive(files, page, exported.at), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${name}.zip"`,
			'cache-control': 'private, no-store'
		}
	});
};
