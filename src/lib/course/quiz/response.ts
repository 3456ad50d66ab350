import * as v from 'valibot';

const byPart = v.record(v.string(), v.string());

/**
 * What a learner answered, by kind of question, in the author's ids. Kept answers are read with this for ever: new
 * kinds are added, none is changed.
 */
export const responseSchema = v.union([
	/** A choice: the options picked. */
	v.object({ picked: v.array(v.string()) }),
	/** A matching: the right side by left side, whatever is left open being absent. */
	v.object({ matched: byPart }),
	/** An ordering: the place from 1 by step. */
	v.object({ placed: v.record(v.string(), v.number()) }),
	v.object({ number: v.number() }),
	v.object({ written: v.string() }),
	/** A cloze: the option by gap. */
	v.object({ filled: byPart })
]);

export type Response = Readonly<v.InferOutput<typeof responseSchema>>;

/** The answer of somebody who gave none: it is worth nothing whatever the question. */
export const noResponse: Response = { picked: [] };
