import { requireAct } from '#lib/server/auth/guards.ts';
import { itemOrders, itemReport, mostAttempts } from '#lib/server/evaluation/item-report.ts';
import { itemsAsked } from './items-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const trainer = requireAct(event, 'items/read');
	const { app, language } = event.locals;
	const report = await itemReport(app, trainer, { ...itemsAsked(event.url), language });
	return { report: report ?? null, orders: itemOrders, most: mostAttempts };
};
