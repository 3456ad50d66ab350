import { formatDecimal } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import { notFound, requireAct } from '#lib/server/auth/guards.ts';
import { itemCsv } from '#lib/server/evaluation/item-csv.ts';
import { itemReport } from '#lib/server/evaluation/item-report.ts';
import { flagText } from '../flag-text.ts';
import { itemsAsked } from '../items-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const trainer = requireAct(event, 'items/read');
	const { app, language } = event.locals;
	const report = await itemReport(app, trainer, { ...itemsAsked(event.url), language });
	if (!report) return notFound();
	const columns = [
		...[m.evaluation_csv_module(), m.evaluation_csv_question(), m.evaluation_csv_prompt(), m.evaluation_csv_kind()],
		...[m.evaluation_csv_count(), m.evaluation_items_difficulty(), m.evaluation_items_discrimination()],
		...[m.evaluation_csv_flags(), m.evaluation_items_option(), m.evaluation_items_right()],
		...[m.evaluation_items_all(), m.evaluation_items_lower()]
	];
	const text = itemCsv(report.items, { columns, flag: flagText, number: formatDecimal });
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${report.quiz.id.replace(':', '-')}.csv"`,
			'cache-control': 'private, no-store'
		}
	});
};
