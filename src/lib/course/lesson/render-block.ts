import type { Token, Tokens } from 'marked';
import { idAndTitle, type BlockToken } from './block-extension.ts';
import type { LessonContext, LessonPart } from './lesson.ts';
import { mediaOf } from './media.ts';
import { isList, isTable } from './token-walk.ts';

type Write = (tokens: readonly Token[]) => string;

/** One of our blocks as a part of the lesson; what cannot be shown as what it is, is shown as what it holds. */
export function blockPart(block: BlockToken, write: Write, context: LessonContext): LessonPart {
	const { name, argument, tokens } = block;
	if (name === 'checklist') return checklistPart(argument, tokens, write);
	const html = name === 'compare' ? compareHtml(tokens, write) : write(tokens);
	if (name === 'case' || name === 'compare') return { kind: name, title: argument, html };
	if (name === 'law') return { kind: name, source: argument, html };
	if (name === 'reflection' || name === 'your-case') return { kind: name, id: argument, html };
	if (name === 'figure') return figurePart(block, html, context);
	if (name === 'video' || name === 'audio') return playedPart(name, argument, html, context);
	return { kind: 'note', html };
}

function figurePart({ argument, alt }: BlockToken, html: string, { language, media }: LessonContext): LessonPart {
	const [name = ''] = mediaOf('figure', argument, language, media).found;
	const file = media.get(name);
	if (!file?.size) return { kind: 'note', html };
	return { kind: 'figure', hash: file.hash, ...file.size, alt, html };
}

function playedPart(name: 'video' | 'audio', argument: string, html: string, context: LessonContext): LessonPart {
	const { found, captions } = mediaOf(name, argument, context.language, context.media);
	const files = found.flatMap((file) => {
		const { hash, kind } = context.media.get(file) ?? {};
		return hash !== undefined && kind ? [{ hash, type: kind }] : [];
	});
	if (files.length === 0) return { kind: 'note', html };
	const track = captions === undefined ? undefined : context.media.get(captions);
	return { kind: name, files, captions: track?.hash ?? null, html };
}

function checklistPart(argument: string, tokens: readonly Token[], write: Write): LessonPart {
	const items = tokens.filter(isList).flatMap((list) => list.items.map((item) => write(item.tokens)));
	return { kind: 'checklist', ...idAndTitle(argument), items };
}

/** A table that a phone shows as cards: each cell says the heading of its column, which wide screens hide. */
function compareHtml(tokens: readonly Token[], write: Write): string {
	const table = tokens.find(isTable);
	if (!table) return write(tokens);
	const inline = ({ tokens: inside }: Tokens.TableCell) => write([{ type: 'text', raw: '', text: '', tokens: inside }]);
	const head = table.header.map(inline);
	const rows = table.rows.map((row) => rowHtml(row.map(inline), head));
	const columns = head.map((each) => `<th scope="col">${each}</th>`).join('');
	return `<table><thead><tr>${columns}</tr></thead><tbody>${rows.join('')}</tbody></table>\n`;
}

function rowHtml([first = '', ...cells]: readonly string[], [, ...heads]: readonly string[]): string {
	const labelled = cells.map(
		(cell, at) => `<td><span class="column" aria-hidden="true">${heads[at] ?? ''}</span>${cell}</td>`
	);
	return `<tr><th scope="row">${first}</th>${labelled.join('')}</tr>`;
}
