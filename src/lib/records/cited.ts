import * as v from 'valibot';

/** What a certificate cites apart, each under a hash of its own, so that its holder can show one and keep the others. */
export const citedKinds = ['trial', 'rubric', 'hours', 'law'] as const;
export type CitedKind = (typeof citedKinds)[number];

/** One thing for each kind that is cited. */
export type Cited<T> = { readonly [kind in CitedKind]?: T };

/** The schema of what is said of each kind. */
export const citedSchema = <S extends v.GenericSchema>(each: S) =>
	v.strictObject({
		trial: v.exactOptional(each),
		rubric: v.exactOptional(each),
		hours: v.exactOptional(each),
		law: v.exactOptional(each)
	});

/** The kinds that are cited, in their order, with what is said of each. */
export const citedEntries = <T>(cited: Cited<T>): readonly (readonly [CitedKind, T])[] =>
	citedKinds.flatMap((kind) => {
		const said = cited[kind];
		return said === undefined ? [] : [[kind, said] as const];
	});

/** The kind that an address names. */
export const parseCitedKind = (given: string): CitedKind | undefined => citedKinds.find((kind) => kind === given);
