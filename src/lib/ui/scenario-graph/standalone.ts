import { directionOf, type Language } from '#lib/i18n/language.ts';
import { labelsWidth, type Picture } from './draw.ts';
import { element, escaped } from './markup.ts';

/** Texts of style sheets: the tokens of the house and the rules of the picture. */
export interface Sheets {
	readonly tokens: string;
	readonly rules: string;
}

const fonts: Record<Language, string> = {
	fr: "Inter, 'Segoe UI', Roboto, Arial, sans-serif",
	ar: "'IBM Plex Sans Arabic', 'Noto Naskh Arabic', 'Geeza Pro', Tahoma, sans-serif",
	en: "Inter, 'Segoe UI', Roboto, Arial, sans-serif"
};
const margin = 16;
const headHeight = 44;

/** The picture as a file of its own, which a word processor and a printer understand: light colours, no links, no script. */
export function standalone(
	picture: Picture,
	{ title, description, language, sheets }: { title: string; description: string; language: Language; sheets: Sheets }
): string {
	const width = picture.width + labelsWidth + 2 * margin;
	const height = picture.height + headHeight + 2 * margin;
	const rtl = directionOf(language) === 'rtl';
	const [labelsX, bodyX] = rtl ? [margin + picture.width, margin] : [margin, margin + labelsWidth];
	const top = margin + headHeight;
	const inside = [
		element('title', {}, escaped(title)),
		element('desc', {}, escaped(description)),
		`<style>${plainStyles(sheets, language)}</style>`,
		element('rect', { class: 'lane', x: 0, y: 0, width, height }),
		element(
			'text',
			{ class: 'says-title', x: rtl ? width - margin : margin, y: margin + 22, 'font-size': 20 },
			escaped(title)
		),
		element('g', { transform: `translate(${labelsX} ${top})` }, picture.labels),
		element('g', { transform: `translate(${bodyX} ${top})` }, picture.body)
	].join('');
	const root = element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			class: 'scenario-graph',
			width,
			height,
			viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
			lang: language,
			'xml:lang': language,
			direction: directionOf(language)
		},
		inside
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** The rules with each token replaced by its light colour: not every program knows custom properties. */
export function plainStyles({ tokens, rules }: Sheets, language: Language): string {
	const colours = new Map(
		[...tokens.matchAll(/(--[\w-]+):\s*(?:light-dark\()?(#[\da-f]{6})/g)].map(([, name = '', colour = '']) => [
			name,
			colour
		])
	);
	return rules
		.replaceAll(/\/\*[\s\S]*?\*\//g, '')
		.replaceAll('var(--text)', fonts[language])
		.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => colours.get(name) ?? 'currentColor')
		.replaceAll(/\s+/g, ' ')
		.trim();
}
