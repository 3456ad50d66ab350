/** A part that is another now: its place, from the outside in, and what stands there. */
export type Change = readonly [place: readonly string[], value: unknown];

/**
 * What makes one view of another, as JSON tells them: none where they are the same. Lists of another length, and objects
 * with other keys, come whole.
 */
export function changesBetween(before: unknown, after: unknown): Change[] {
	if (before === after) return [];
	if (!isParted(before) || !isParted(after)) return [[[], after]];
	const keys = Object.keys(after);
	if (!areKeysOf(before, after, keys)) return [[[], after]];
	const changes: Change[] = [];
	// A loop that makes nothing where nothing has changed, which is nearly everywhere: a third of the time of making lists.
	for (const key of keys)
		if (before[key] !== after[key])
			for (const [place, value] of changesBetween(before[key], after[key])) changes.push([[key, ...place], value]);
	return changes;
}

/** Changes out of the text that they travel as; what has another shape is none. */
export function readChanges(text: string): Change[] {
	const changes: unknown = JSON.parse(text);
	return Array.isArray(changes) ? changes.filter(isChange) : [];
}

const isChange = (value: unknown): value is Change => Array.isArray(value) && Array.isArray(value[0]);

/** The view that changes make of the one before them, which stays as it is; what did not change is the same object. */
export const putTogether = (before: unknown, changes: readonly Change[]): unknown =>
	changes.reduce((view, [place, value]) => replaced(view, place, value), before);

function replaced(view: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
	if (key === undefined) return value;
	if (!isParted(view)) throw new Error('The changes are of another view.');
	const part = replaced(view[key], rest, value);
	return Array.isArray(view) ? view.with(Number(key), part) : { ...view, [key]: part };
}

type Parted = Readonly<Record<string, unknown>>;

const isParted = (value: unknown): value is Parted => typeof value === 'object' && value !== null;

/** The same keys in both; what is undefined in one only is not, since JSON leaves it out. */
const areKeysOf = (before: Parted, after: Parted, keys: readonly string[]): boolean =>
	Array.isArray(before) === Array.isArray(after) &&
	Object.keys(before).length === keys.length &&
	keys.every((key) => (before[key] === undefined) === (after[key] === undefined));
