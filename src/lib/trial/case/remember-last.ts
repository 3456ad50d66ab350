/**
 * A function that remembers its last result. Within one step the same state is asked about many times and then never
 * again: one place is enough, and unlike a weak map it costs the garbage collector nothing. `isSame` tells where a second
 * argument gives the same result as the last one.
 */
export function rememberLast<A extends object, B extends object, R>(
	compute: (a: A, b: B) => R,
	isSame: (b: B, last: B) => boolean = (b, last) => b === last
): (a: A, b: B) => R {
	let last: { readonly a: A; readonly b: B; readonly result: R } | null = null;
	return (a, b) => {
		if (last !== null && last.a === a && isSame(b, last.b)) return last.result;
		const result = compute(a, b);
		last = { a, b, result };
		return result;
	};
}
