/** How well the line of a page carries, as the page itself measures it. */
export const lineQualities = ['good', 'slow', 'poor'] as const;
export type LineQuality = (typeof lineQualities)[number];

/**
 * The line of somebody in the room: `new` before their page has measured it, `lost` where it broke off or fell silent,
 * `asking` where a page without JavaScript asks from time to time.
 */
export type Line = LineQuality | 'new' | 'lost' | 'asking';

/** Who is there, and how well their line carries; who never came, or has left, is not in it. */
export type Presence = ReadonlyMap<string, Line>;

/** Pages tell of their line twice a minute at least: one that has not for so long is lost, whatever its stream says. */
const silence = 75_000;

/** What the pages of a room have told of their lines: kept in memory alone, as long as the room is. */
export interface Lines {
	/** Takes what is told of a page at a moment, in milliseconds; true where it is another line than before. */
	tell(personId: string, line: LineQuality | 'asking', at: number, page?: string): boolean;
	/**
	 * Somebody has closed their page: nothing is lost. True where it is the page heard last: the goodbye of one that was loaded
	 * anew may come after the greeting of the next.
	 */
	leave(personId: string, page?: string): boolean;
	/** Who is there at a moment, given whose pages follow the room. */
	presence(following: ReadonlySet<string>, now: number): Presence;
}

export function createLines(): Lines {
	const told = new Map<string, { readonly line: Line; readonly at: number; readonly page: string | undefined }>();

	const lineOf = (personId: string, follows: boolean, now: number): Line | undefined => {
		const last = told.get(personId);
		if (!last) return follows ? 'new' : undefined;
		const isFresh = now - last.at <= silence;
		if (last.line === 'asking') return follows ? 'new' : isFresh ? 'asking' : undefined;
		return follows && isFresh ? last.line : 'lost';
	};

	return {
		tell(personId, line, at, page) {
			const before = told.get(personId);
			told.set(personId, { line, at, page });
			return before?.line !== line || at - before.at > silence;
		},
		leave(personId, page) {
			const last = told.get(personId);
			const isLast = last?.page === undefined || page === undefined || last.page === page;
			if (isLast) told.delete(personId);
			return isLast;
		},
		presence: (following, now) =>
			new Map(
				[...new Set([...following, ...told.keys()])].flatMap((personId): [string, Line][] => {
					const line = lineOf(personId, following.has(personId), now);
					return line ? [[personId, line]] : [];
				})
			)
	};
}
