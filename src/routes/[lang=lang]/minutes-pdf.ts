import type { Language } from '#lib/i18n/language.ts';
import { makePdf, type MadePdf } from '#lib/server/pdf/make-pdf.ts';
import { minutesSheet } from '#lib/ui/trial/minutes-sheet.ts';
import type { MinutesDocument } from '#lib/ui/trial/minutes-text.ts';

/** The minutes of a trial, alone or live, as a PDF in the language of the page. */
export const minutesPdf = (minutes: MinutesDocument, language: Language): Promise<MadePdf> =>
	makePdf('minutes', minutesSheet(minutes, language));
