import { isolate } from '#lib/i18n/isolate.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML has no place for: control signs, halves of pairs, signs that are none. */
// eslint-disable-next-line no-control-regex -- these are the very signs to leave out
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** A text as it may stand in markup and in its attributes, whatever it holds. */
export const escaped = (text: string): string =>
	text.replaceAll(unfit, '').replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');

/** Words for a drawing: Latin runs inside Arabic keep their own order. */
export const lettering = (text: string): string =>
	escaped(
		isolate(text)
			.map((run) => (run.isolated ? `\u2068${run.text}\u2069` : run.text))
			.join('')
	);

type Attributes = Readonly<Record<string, string | number | null>>;

/** An element; attributes that are null are left out, and what is inside is markup already. */
export function element(name: string, attributes: Attributes, inside = ''): string {
	const written = Object.entries(attributes)
		.map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(rounded(value))}"`))
		.join('');
	return `<${name}${written}>${inside}</${name}>`;
}

const rounded = (value: string | number): string =>
	typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;
