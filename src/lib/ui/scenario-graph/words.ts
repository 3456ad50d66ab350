import { currentLanguage } from '#lib/i18n/current-language.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/messages.ts';
import type { DecisionKind, GraphCause, GraphExit } from '#lib/trial/index.ts';

const kinds: Record<DecisionKind, () => string> = {
	choose: m.scenarios_kind_choose,
	select: m.scenarios_kind_select,
	examine: m.scenarios_kind_examine,
	ruling: m.scenarios_kind_ruling,
	order: m.scenarios_kind_order,
	quantify: m.scenarios_kind_quantify,
	write: m.scenarios_kind_write
};

/** What a decision of this kind asks for, in the language of the page. */
export const kindName = (kind: DecisionKind): string => kinds[kind]();

const latin = Array.from('abcdefghijklmnopqrstuvwxyz');
const arabic = Array.from('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ');

/** The letter of an answer by its place in the decision: a, b, c; أ، ب، ج. */
export const answerLetter = (at: number): string =>
	(currentLanguage() === 'ar' ? arabic : latin)[at] ?? formatNumber(at + 1);

const signs: Record<string, () => string> = {
	'==': () => '=',
	'!=': () => '≠',
	'<=': () => '≤',
	'>=': () => '≥',
	'&&': m.scenarios_and,
	'||': m.scenarios_or,
	'!': m.scenarios_not
};

/**
 * A condition with its signs in words and grave errors by their titles: `route == "labour" && !money` is « route = labour
 * et non money ».
 */
export const conditionWords = (condition: string, gates: Readonly<Record<string, string>>): string =>
	condition
		.replace(
			/"(?<double>[^"]*)"|'(?<single>[^']*)'|==|!=|<=|>=|&&|\|\||!|(?<name>[a-z]\w*)/gu,
			(found: string, double?: string, single?: string, name?: string) => {
				const sign = signs[found]?.();
				const gate = name === undefined ? undefined : gates[name];
				if (gate !== undefined) return m.scenarios_named({ title: gate });
				return sign === undefined ? (double ?? single ?? found) : ` ${sign} `;
			}
		)
		.replaceAll(/ +/gu, ' ')
		.replaceAll('( ', '(')
		.replaceAll(/([\w-]+) ([=≠<>≤≥]) ([\w-]+)/gu, (_, ...sides: string[]) => together(sides.slice(0, 3)))
		.trim();

/** Words that the end of a line does not part, and that are read from left to right in Arabic too: a comparison, a sum. */
export const together = (words: readonly string[]): string =>
	currentLanguage() === 'ar' ? `\u2066${words.join('\u00a0')}\u2069` : words.join('\u00a0');

/** When an exit is taken: « Si route = labour », « Sinon », « Toujours ». */
export function exitWords(
	{ when, number }: Pick<GraphExit, 'when' | 'number'>,
	gates: Readonly<Record<string, string>>
): string {
	if (when !== null) return m.scenarios_if({ condition: conditionWords(when, gates) });
	return number > 1 ? m.scenarios_otherwise() : m.scenarios_always();
}

/** What can bring an exit about: « par 5.1 (a, c) ; Une enveloppe au portail ». */
export const causeWords = (causes: readonly GraphCause[]): string =>
	causes.length === 0
		? ''
		: m.scenarios_by({ causes: causes.map(oneCause).join(currentLanguage() === 'ar' ? '؛ ' : ' ; ') });

const oneCause = (cause: GraphCause): string =>
	'inject' in cause
		? cause.inject
		: `${cause.number} (${cause.answers.map(answerLetter).join(currentLanguage() === 'ar' ? '، ' : ', ')})`;
