/** A stretch of text; `isolated` ones go into a `<bdi>` so that they keep their own order inside Arabic. */
export interface Run {
	readonly text: string;
	readonly isolated: boolean;
}

/**
 * What keeps its own order inside Arabic: words in Latin letters, and figures with what belongs to them
 * (448-1, 82-5-1, 10 000, 14:05, 60 %), alone or following one another (« CPP 448-1 », « law 27-14 »).
 */
const ownOrder =
	/(?:[A-Za-zÀ-ɏ]|\d)(?:[A-Za-zÀ-ɏ\d'’&@_./:,+-]|[ \u00a0\u202f](?=[A-Za-zÀ-ɏ\d%]))*(?:%|(?<=[A-Za-zÀ-ɏ\d%]))/gu;

const arabicLetter = /\p{Script=Arabic}/u;

/** Cuts a text into runs. Text without an Arabic letter comes back whole: there is nothing to isolate it from. */
export function isolate(text: string): readonly Run[] {
	if (!arabicLetter.test(text)) return text === '' ? [] : [{ text, isolated: false }];
	const runs: Run[] = [];
	let from = 0;
	for (const match of text.matchAll(ownOrder)) {
		if (match.index > from) runs.push({ text: text.slice(from, match.index), isolated: false });
		runs.push({ text: match[0], isolated: true });
		from = match.index + match[0].length;
	}
	if (from < text.length) runs.push({ text: text.slice(from), isolated: false });
	return runs;
}
