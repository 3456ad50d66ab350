/**
 * The value of a cookie in the header of a request; undefined where there is none, or where it is none of ours: those are
 * made of letters that need no coding.
 */
export function cookieIn(header: string | undefined, name: string): string | undefined {
	const found = header?.split('; ').find((one) => one.startsWith(`${name}=`));
	const value = found?.slice(name.length + 1);
	return value && /^[\w.-]+$/.test(value) ? value : undefined;
}
