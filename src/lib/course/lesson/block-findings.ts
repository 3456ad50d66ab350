import type { FindingCode } from '../authoring/finding-codes.ts';
import { blockNames, idAndTitle, isBlockToken, type BlockName, type BlockToken } from './block-extension.ts';
import type { LessonContext } from './lesson.ts';
import { kindOfName, mediaOf, mostBytesOf, type MediaBlockName } from './media.ts';
import { isList, isTable, plainText } from './token-walk.ts';

export type Problem = readonly [code: FindingCode, message: string];

/** What an author has to mend in one of our blocks. */
export function blockProblems(block: BlockToken, outermost: boolean, context: LessonContext): readonly Problem[] {
	const name = blockNames.find((known) => known === block.name);
	if (name === undefined)
		return [['lesson/unknown-block', `No block is called ${block.name}; there are ${blockNames.join(', ')}.`]];
	const problems: Problem[] = [];
	if (!block.closed) problems.push(['lesson/unclosed-block', `The block ${name} is not closed by a line :::`]);
	if (!outermost) problems.push(['lesson/nested-block', `The block ${name} stands inside something else.`]);
	return [...problems, ...ownProblems(name, block, context)];
}

/** What is wrong with a source that is named. */
export const sourceProblems = (source: string, { sources }: LessonContext): readonly Problem[] =>
	sources.has(source) ? [] : [['content/unknown-source', `No source has the id ${source}.`]];

function ownProblems(name: BlockName, block: BlockToken, context: LessonContext): readonly Problem[] {
	if (name === 'law') return sourceProblems(block.argument, context);
	if (name === 'reflection' || name === 'your-case') return idProblems(name, block.argument);
	if (name === 'figure' || name === 'video' || name === 'audio') return mediaProblems(name, block, context);
	if (name === 'compare') return [...titleProblems(name, block.argument), ...bodyProblems(name, block)];
	if (name === 'case') return titleProblems(name, block.argument);
	if (name !== 'checklist') return [];
	const { id, title } = idAndTitle(block.argument);
	return [...idProblems(name, id), ...titleProblems(name, title), ...bodyProblems(name, block)];
}

const titleProblems = (name: BlockName, title: string): readonly Problem[] =>
	title === '' ? [['lesson/block-argument', `A block ${name} has a title.`]] : [];

const idProblems = (name: BlockName, id: string): readonly Problem[] =>
	/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)
		? []
		: [['lesson/block-argument', `A block ${name} has an id: small letters, digits and hyphens.`]];

/** A comparison is one table and a checklist is one list, so that each can be shown as what it is. */
function bodyProblems(name: 'compare' | 'checklist', { tokens }: BlockToken): readonly Problem[] {
	const inside = tokens.filter(({ type }) => type !== 'space');
	const [only] = inside;
	const wanted = name === 'compare' ? isTable : isList;
	if (inside.length === 1 && only !== undefined && wanted(only)) return [];
	return [
		['lesson/block-body', `A block ${name} holds one ${name === 'compare' ? 'table' : 'list'} and nothing else.`]
	];
}

function mediaProblems(name: MediaBlockName, block: BlockToken, context: LessonContext): readonly Problem[] {
	const pattern = name === 'figure' ? /^[a-z0-9-]+\.(?:png|jpe?g|webp)$/ : /^[a-z0-9-]+$/;
	if (!pattern.test(block.argument))
		return [
			[
				'lesson/block-argument',
				`A block ${name} names a file of media/${name === 'figure' ? '' : ', without its ending'}.`
			]
		];
	const shown = mediaOf(name, block.argument, context.language, context.media);
	const problems = shown.found.flatMap((file) => fileProblems(file, context));
	if (shown.found.length === 0)
		problems.push(['lesson/media-missing', `There is no media/${shown.names.join(' or media/')}.`]);
	if (name === 'figure' && block.alt === '')
		problems.push(['lesson/alternative-missing', 'A figure begins with a line `alt: …` that says what it shows.']);
	if (name !== 'figure' && plainText(block.tokens.filter((token) => !isBlockToken(token))).trim() === '')
		problems.push(['lesson/transcript-missing', `The body of a block ${name} is what is said in it.`]);
	if (shown.captions !== undefined) problems.push(...captionProblems(shown.captions, context));
	return problems;
}

const captionProblems = (file: string, context: LessonContext): readonly Problem[] =>
	context.media.has(file)
		? fileProblems(file, context)
		: [['lesson/captions-missing', `A video has captions in each language: there is no media/${file}.`]];

function fileProblems(name: string, { media }: LessonContext): Problem[] {
	const file = media.get(name);
	const most = mostBytesOf(name);
	if (file && file.bytes > most)
		return [['lesson/media-too-big', `media/${name} has ${file.bytes} bytes; at most ${most} are shown.`]];
	if (!file || file.kind === null || file.kind !== kindOfName(name))
		return [['lesson/media-kind', `media/${name} is not inside what its name says.`]];
	return [];
}
