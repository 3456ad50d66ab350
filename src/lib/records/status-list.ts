/** The places of one status list: the least that credentials ask for, so that a place singles nobody out. */
export const statusPlaces = 131_072;

/** What a place in a list tells; each has a list of its own. */
export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** The number of the list, from 1, that holds a place; and the place in it. */
export const listOfPlace = (place: number): { readonly list: number; readonly index: number } => ({
	list: Math.floor(place / statusPlaces) + 1,
	index: place % statusPlaces
});

/** The list that new certificates go to: each is filled by half, so that a free place is found at once by drawing. */
export const listForNext = (issued: number): number => Math.floor(issued / (statusPlaces / 2)) + 1;

/** The stable path of a list; the credentials name it, so it never changes. */
export const statusListPath = (purpose: StatusPurpose, list: number): string => `/c/status/${purpose}-${list}`;

/** The list that a path's last part names, if it can be one. */
export function parseStatusListName(name: string): { purpose: StatusPurpose; list: number } | undefined {
	const [, kind, list] = /^(\w+)-([1-9]\d{0,5})$/.exec(name) ?? [];
	const purpose = statusPurposes.find((one) => one === kind);
	return purpose && list !== undefined ? { purpose, list: Number(list) } : undefined;
}
