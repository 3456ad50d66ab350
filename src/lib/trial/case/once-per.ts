/** A function that works out its result once for each object it is given, and keeps it as long as the object. */
export function oncePer<A extends object, R>(compute: (of: A) => R): (of: A) => R {
	const kept = new WeakMap<A, { readonly result: R }>();
	return (of) => {
		const known = kept.get(of) ?? { result: compute(of) };
		kept.set(of, known);
		return known.result;
	};
}
