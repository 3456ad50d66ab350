import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import type { Happened, RulingId, UnitId, ViewExhibit } from '#lib/trial/index.ts';

const rulings: Record<RulingId, () => string> = {
	grant: m.trial_ruling_grant,
	refuse: m.trial_ruling_refuse,
	join: m.trial_ruling_join
};

const units: Record<UnitId, () => string> = {
	years: m.trial_unit_years,
	dirhams: m.trial_unit_dirhams,
	days: m.trial_unit_days
};

const statuses: Record<ViewExhibit['status'], () => string> = {
	held: m.trial_exhibit_held,
	seized: m.trial_exhibit_seized,
	produced: m.trial_exhibit_produced,
	excluded: m.trial_exhibit_excluded
};

/** What the bench does with a request, in the language of the page. */
export const rulingName = (ruling: RulingId): string => rulings[ruling]();

const amounts: Record<UnitId, (said: { count: number; amount: string }) => string> = {
	years: m.trial_amount_years,
	dirhams: m.trial_amount_dirhams,
	days: m.trial_amount_days
};

/** The unit of a figure to fix, in the language of the page. */
export const unitName = (unit: UnitId): string => units[unit]();

/** Where an exhibit stands, in the language of the page. */
export const exhibitStatusName = (status: ViewExhibit['status']): string => statuses[status]();

/** A figure with its unit, agreed as the language of the page wants: « 1 an », « 15 ans ». */
export const amountText = (count: number, unit: UnitId): string =>
	amounts[unit]({ count, amount: formatNumber(count) });

/** What was chosen, in words; an amount, or a range of amounts that are as good, with its unit. */
export function chosenText({ chosen, unit }: Pick<Happened, 'chosen' | 'unit'>): string {
	if (!unit) return chosen.join(' · ');
	const [from = 0, to] = (chosen[0] ?? '0').split('–').map(Number);
	return to === undefined ? amountText(from, unit) : `${formatNumber(from)}–${amountText(to, unit)}`;
}
