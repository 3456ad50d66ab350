import { formOf, isForm } from '../form-door.ts';

/** One field of a form that could not be accepted yet. */
export interface HeldField {
	name: string;
	value: string;
}

/**
 * The fields a form sent, to be kept while its sender signs in again: texts only, no file and never a password.
 * The form can still be read by `formData()`.
 */
export async function heldFields(request: Request): Promise<HeldField[]> {
	if (!isForm(request)) return [];
	// A form that cannot be read is answered by whoever it was for.
	const form = await formOf(request).catch(() => new FormData());
	return [...form].flatMap(([name, value]) => (typeof value === 'string' && !isSecret(name) ? [{ name, value }] : []));
}

const isSecret = (name: string): boolean => /password|token/i.test(name);
