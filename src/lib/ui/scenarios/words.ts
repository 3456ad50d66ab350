import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import type { OutlineAnswer, OutlineDecision, OutlineProse } from '#lib/trial/index.ts';
import { roleName } from '#lib/ui/names.ts';
import { amountText, rulingName } from '#lib/ui/trial/names.ts';
import { conditionWords, together } from '#lib/ui/scenario-graph/words.ts';

type Consequence = OutlineAnswer['consequence'];
type Names = Readonly<Record<string, string>>;

const blocks: Readonly<Record<string, () => string>> = {
	text: m.scenarios_block_text,
	summary: m.scenarios_block_summary,
	speech: m.scenarios_block_speech,
	ask: m.scenarios_block_ask,
	closed: m.scenarios_block_closed,
	consequence: m.scenarios_block_consequence,
	why: m.scenarios_block_why,
	minutes: m.scenarios_block_minutes,
	raised: m.scenarios_block_raised,
	late: m.scenarios_block_late,
	question: m.scenarios_block_question,
	commentary: m.scenarios_block_commentary
};

/** The name of a block of prose in the language of the page; one that we do not know comes back as it is. */
export function blockName(block: string): string {
	const [kind = '', of = ''] = block.split(' ');
	if (kind === 'private') return m.scenarios_block_private({ role: roleName(of) });
	if (kind === 'hint') return m.scenarios_block_hint({ number: of });
	return blocks[block]?.() ?? block;
}

/** The first wording of a title or a label; the id where there is none. */
export const nameOf = ({ id, blocks: own }: OutlineProse): string => {
	const named = own.find(({ block }) => block === 'title' || block === 'label');
	return named?.wordings.at(-1)?.text ?? id;
};

const signed = (amount: number): string => {
	const sign = amount > 0 ? '+' : amount < 0 ? '−' : '';
	return together([sign + formatNumber(Math.abs(amount))]);
};

/** What marks an answer gives: « Procédure +3 · Preuves +1 », each rule under its condition. */
export const marksWords = (
	{ marks }: Pick<Consequence, 'marks'>,
	{ competencies, gates }: { competencies: Names; gates: Names }
): string[] =>
	marks.map(({ when, give }, at) => {
		const given = Object.entries(give).map(([id, amount]) => `${competencies[id] ?? id} ${signed(amount)}`);
		const said = given.join(' · ') || m.scenarios_no_marks();
		if (when === undefined && at === 0) return said;
		const rule = when === undefined ? m.scenarios_otherwise() : m.scenarios_if({ condition: conditionWords(when, gates) });
		return `${rule} · ${said}`;
	});

/** Whether an option of a selection is right; nothing for other answers. */
export function rightWords(consequence: Consequence, gates: Names): string | null {
	if (!('right' in consequence)) return null;
	const { right } = consequence;
	if (typeof right === 'string') return m.scenarios_right_if({ condition: conditionWords(right, gates) });
	return right ? m.scenarios_right() : m.scenarios_wrong();
}

/** What an answer changes: `route = labour, trust +1`. */
export const changesOf = ({ set, add }: Consequence): string =>
	[
		...Object.entries(set).map(([name, value]) => together([name, '=', String(value)])),
		...Object.entries(add).map(([name, amount]) => together([name, signed(amount)]))
	].join(', ');

/** What an outcome or a band takes in: a ruling and its ground, an amount, a distance; nothing for a choice. */
export function extentWords({ decision, pieces }: OutlineDecision, consequence: Consequence): string | null {
	switch (decision.kind) {
		case 'ruling': {
			const { ruling, ground } = 'ruling' in consequence || 'ground' in consequence ? consequence : {};
			const named = pieces.find(({ id }) => id === ground);
			const said = [ruling && rulingName(ruling), named && nameOf(named)].filter((one) => one !== undefined);
			return said.length > 0 ? said.join(' · ') : m.scenarios_any_other();
		}
		case 'order':
			return distanceWords('distance' in consequence ? consequence.distance : undefined);
		case 'quantify': {
			const { from, to } = 'from' in consequence || 'to' in consequence ? consequence : {};
			const amount = (value: number) => amountText(value, decision.unit);
			if (from !== undefined && to !== undefined) return m.scenarios_range({ from: amount(from), to: amount(to) });
			if (to !== undefined) return m.scenarios_up_to({ to: amount(to) });
			return from === undefined ? m.scenarios_any_other() : m.scenarios_from({ from: amount(from) });
		}
		default:
			return null;
	}
}

function distanceWords(distance: number | undefined): string {
	if (distance === undefined) return m.scenarios_any_other();
	return distance === 0 ? m.scenarios_in_order() : m.scenarios_distance({ count: distance });
}

/** How a decision is answered and marked, in a sentence; nothing where its kind says it all. */
export function termsWords({ decision }: OutlineDecision, competencies: Names): string | null {
	switch (decision.kind) {
		case 'select': {
			const { pick, score } = decision;
			return m.scenarios_picks({
				min: formatNumber(pick.min),
				max: formatNumber(pick.max),
				right: signed(score.right),
				wrong: signed(score.wrong),
				floor: formatNumber(score.floor),
				ceiling: formatNumber(score.ceiling),
				competency: competencies[score.competency] ?? score.competency
			});
		}
		case 'examine':
			return m.scenarios_budget({ count: decision.budget });
		case 'quantify':
			return m.scenarios_range({
				from: amountText(decision.from, decision.unit),
				to: amountText(decision.to, decision.unit)
			});
		case 'write':
			return m.scenarios_words({ min: formatNumber(decision.words.min), max: formatNumber(decision.words.max) });
		default:
			return null;
	}
}

const pieceNames: Readonly<Record<string, () => string>> = {
	ruling: m.scenarios_pieces_ruling,
	order: m.scenarios_pieces_order,
	write: m.scenarios_pieces_write
};

/** What the pieces of a decision are: steps, rulings and grounds, expected points. */
export const piecesName = ({ decision }: OutlineDecision): string => pieceNames[decision.kind]?.() ?? '';
