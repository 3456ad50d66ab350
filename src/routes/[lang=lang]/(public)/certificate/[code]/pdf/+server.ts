import { notFound, requirePerson } from '#lib/server/auth/guards.ts';
import { certificationOf } from '#lib/server/certification/certification-of.ts';
import { printableCertificate } from '#lib/server/certification/printable.ts';
import { makePdf } from '#lib/server/pdf/make-pdf.ts';
import { pdfResponse } from '#lib/server/pdf/pdf-response.ts';
import { certificateSheet } from '#lib/ui/records/certificate-sheet.ts';
import type { RequestHandler } from './$types';

/** The certificate on one sheet, French and Arabic; with `?lang=en` English and Arabic. */
export const GET: RequestHandler = async (event) => {
	const person = requirePerson(event);
	const { code } = event.params;
	const printable = (await printableCertificate(certificationOf(event.locals.app), person, code)) ?? notFound();
	const beside = event.url.searchParams.get('lang') === 'en' ? 'en' : 'fr';
	return pdfResponse(await makePdf('certificate', certificateSheet(printable, beside)), `certificat-${code}.pdf`);
};
