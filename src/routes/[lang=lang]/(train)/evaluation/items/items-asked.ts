import { itemOrders, type ItemOrder } from '#lib/server/evaluation/item-report.ts';

/** Which quiz an address asks for, and in what order; what is unknown is as if it were not there. */
export function itemsAsked({ searchParams }: URL): { readonly quiz: string | null; readonly order: ItemOrder } {
	const order = searchParams.get('order');
	return { quiz: searchParams.get('quiz'), order: itemOrders.find((each) => each === order) ?? 'discrimination' };
}
