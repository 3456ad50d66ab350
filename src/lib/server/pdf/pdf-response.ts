import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/messages.ts';
import type { MadePdf } from './make-pdf.ts';

/**
 * A document as a file of that name, kept by no cache.
 * @throws the page that says what to do, where the document could not be made
 */
export function pdfResponse(made: MadePdf, name: string): Response {
	if (!made.ok) return error(503, { message: m.records_pdf_failed(), code: made.code });
	return new Response(made.pdf, {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex'
		}
	});
}
