import type { CourseLanguage, LocalText } from '../language.ts';
import { clozePieces } from './cloze-text.ts';
import { byPublicId } from './public-id.ts';
import type { ChoiceQuestion, Question, QuestionKind, QuestionOf } from './question.ts';
import { shuffled } from './seeded-random.ts';

/** Something to choose, under the id that a form sends. */
export interface PublicOption {
	readonly id: string;
	readonly text: string;
}

/** A stretch of a sentence with gaps. */
export type PublicPiece =
	{ readonly words: string } | { readonly gap: string; readonly options: readonly PublicOption[] };

type PublicBody =
	| { readonly kind: ChoiceQuestion['kind']; readonly options: readonly PublicOption[] }
	| { readonly kind: 'matching'; readonly lefts: readonly PublicOption[]; readonly rights: readonly PublicOption[] }
	| { readonly kind: 'ordering'; readonly steps: readonly PublicOption[] }
	| { readonly kind: 'numeric'; readonly unit: QuestionOf<'numeric'>['unit'] }
	| { readonly kind: 'short-text' }
	| { readonly kind: 'cloze'; readonly pieces: readonly PublicPiece[] };

/** A question as a browser may know it, in one language: nothing here says what is right. */
export type PublicQuestion = {
	readonly id: string;
	readonly prompt: string;
	/** The document of the case series that it belongs to. */
	readonly document: { readonly series: string; readonly title: string; readonly text: string } | null;
} & PublicBody;

/**
 * Strips a question of everything that would tell its answer: the only way from a question to a browser. What the
 * author wrote in order or in pairs is shuffled by the seed.
 */
export function publicQuestion(question: Question, language: CourseLanguage, seed = ''): PublicQuestion {
	const { id, prompt, series, shown } = question;
	const document =
		series === undefined || !shown ? null : { series, title: shown.title[language], text: shown.document[language] };
	return { id, prompt: prompt[language], document, ...body(question, language, seed) };
}

function body(question: Question, language: CourseLanguage, seed: string): PublicBody {
	switch (question.kind) {
		case 'matching':
			return { kind: 'matching', ...sides(question, language, seed) };
		case 'ordering':
			return { kind: 'ordering', steps: mixed(question.id, texts(question.steps), language, seed) };
		case 'numeric':
			return { kind: 'numeric', unit: question.unit };
		case 'short-text':
			return { kind: 'short-text' };
		case 'cloze':
			return { kind: 'cloze', pieces: pieces(question, language, seed) };
		default:
			return { kind: question.kind, options: inLanguage(question.options, language) };
	}
}

const texts = (parts: readonly { readonly text: LocalText }[]): readonly LocalText[] => parts.map(({ text }) => text);

const inLanguage = (
	parts: readonly { readonly id: string; readonly text: LocalText }[],
	language: CourseLanguage
): readonly PublicOption[] => parts.map(({ id, text }) => ({ id, text: text[language] }));

function sides({ id, pairs, extra = [] }: QuestionOf<'matching'>, language: CourseLanguage, seed: string) {
	const lefts = pairs.map((pair) => ({ id: pair.id, text: pair.left[language] }));
	return { lefts, rights: mixed(id, [...pairs.map(({ right }) => right), ...texts(extra)], language, seed) };
}

/** Texts under their public ids, in the order of the seed. */
function mixed(
	question: string,
	all: readonly LocalText[],
	language: CourseLanguage,
	seed: string
): readonly PublicOption[] {
	const byId = byPublicId(question, all, (text) => text);
	return shuffled([...byId.keys()], `${question}/${seed}`).map((id) => ({ id, text: byId.get(id)?.[language] ?? '' }));
}

function pieces({ id, text, gaps }: QuestionOf<'cloze'>, language: CourseLanguage, seed: string) {
	return clozePieces(text[language]).map((piece): PublicPiece => {
		if ('words' in piece) return piece;
		const options = gaps.find((gap) => gap.id === piece.gap)?.options ?? [];
		const order = shuffled(
			options.map((option) => option.id),
			`${id}/${piece.gap}/${seed}`
		);
		const shown = inLanguage(options, language).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
		return { gap: piece.gap, options: shown };
	});
}

/** The kinds that are answered by picking options. */
export const isChoice = (kind: QuestionKind): kind is ChoiceQuestion['kind'] =>
	kind === 'single' || kind === 'multiple' || kind === 'true-false';
