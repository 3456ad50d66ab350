import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import type { PublicDecision } from '#lib/trial/index.ts';
import { amountText, rulingName } from './names.ts';

type Typed = Readonly<Record<string, readonly string[]>>;

/** What a form answers to a decision, line by line in the words of the page, to be read again before it is sent. */
export function answerLines(decision: PublicDecision, typed: Typed): string[] {
	const given = (name: string): readonly string[] => typed[name] ?? [];
	switch (decision.kind) {
		case 'choose':
			return labels(decision.choices, given('choice'));
		case 'select':
			return labels(decision.options, given('option'));
		case 'examine':
			return labels(decision.questions, given('question'));
		case 'ruling': {
			const rulings = decision.rulings.map(({ id, label }) => ({ id, label: label || rulingName(id) }));
			return [...labels(rulings, given('ruling')), ...labels(decision.grounds, given('ground'))];
		}
		case 'order':
			return inOrder(decision.steps, typed);
		case 'quantify':
			return given('amount').map((amount) =>
				/^\d+$/.test(amount) ? amountText(Number(amount), decision.unit) : amount
			);
		case 'write':
			return given('spoken').length > 0 ? [m.live_spoken()] : [...given('text')];
	}
}

const labels = (options: readonly { id: string; label: string }[], ids: readonly string[]): string[] =>
	options.filter(({ id }) => ids.includes(id)).map(({ label }) => label);

function inOrder(steps: readonly { id: string; label: string }[], typed: Typed): string[] {
	const placed = steps.map(({ id, label }) => ({ label, place: Number(typed[`step:${id}`]?.[0] ?? 0) }));
	return placed
		.sort((one, other) => one.place - other.place)
		.map(({ label, place }) => `${formatNumber(place)}. ${label}`);
}
