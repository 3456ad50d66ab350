import type { FoundText } from './found-text.ts';
import { presentedLimit } from './read-presented.ts';

const opening = '<openbadges:credential';
const closing = '</openbadges:credential>';
const [dataBegins, dataEnds] = ['<![CDATA[', ']]>'];
/** A drawing says within so many bytes that it is one. */
const markWithin = 1024;

/** Whether a file begins as an SVG does. */
export const isSvg = (file: Buffer): boolean => /^\uFEFF?\s*<[^]*?<?svg\b/.test(file.toString('utf8', 0, markWithin));

/**
 * The text of the credential baked into an SVG. It is looked for as it is written; nothing of the drawing is read, and no
 * entity of it is ever followed.
 * @param svg a file of bounded size
 */
export function credentialInSvg(svg: Buffer): FoundText {
	const source = svg.toString('utf8');
	const begin = source.indexOf(opening);
	if (begin < 0) return { ok: false, code: 'file/image' };
	if (source.includes(opening, begin + 1)) return { ok: false, code: 'file/badge-several' };
	const [inside, end] = [source.indexOf('>', begin), source.indexOf(closing, begin)];
	if (inside < 0 || end < inside) return { ok: false, code: 'file/badge-damaged' };
	const text = plain(source.slice(inside + 1, end).trim());
	return text.length > presentedLimit ? { ok: false, code: 'file/too-large' } : { ok: true, text };
}

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plain = (written: string): string =>
	written.startsWith(dataBegins) && written.endsWith(dataEnds)
		? written.slice(dataBegins.length, -dataEnds.length)
		: written.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '');
