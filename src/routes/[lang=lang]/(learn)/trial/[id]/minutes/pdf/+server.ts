import { pdfResponse } from '#lib/server/pdf/pdf-response.ts';
import { minutesPdf } from '../../../../../minutes-pdf.ts';
import { minutesAsked } from '../minutes-asked.ts';
import type { RequestHandler } from './$types';

/** The minutes on paper: `minutes.fr.pdf`. */
export const GET: RequestHandler = async (event) => {
	const { language } = event.locals;
	return pdfResponse(await minutesPdf(await minutesAsked(event), language), `minutes.${language}.pdf`);
};
