/** A stretch of a sentence, or the id of the gap that follows it. */
export type ClozePiece = { readonly words: string } | { readonly gap: string };

/** Cuts a sentence at its gaps `{{id}}`. */
export const clozePieces = (text: string): readonly ClozePiece[] =>
	text
		.split(/\{\{([a-z0-9-]+)\}\}/)
		.map((piece, index): ClozePiece => (index % 2 === 1 ? { gap: piece } : { words: piece }))
		.filter((piece) => !('words' in piece) || piece.words !== '');

/** The ids of the gaps of a sentence in the order in which they stand, repeated where it repeats them. */
export const gapsIn = (text: string): readonly string[] =>
	clozePieces(text).flatMap((piece) => ('gap' in piece ? [piece.gap] : []));
