import * as v from 'valibot';
import { foldText } from '#lib/i18n/fold-text.ts';
import { nameSchema } from '../people/person-input.ts';

export type NameProblem = 'people/name-missing' | 'people/name-too-long' | 'live/name-signs' | 'live/name-taken';

const longest = 60;
/** What names are written with; no markup, and no sign that could pass for a title of the page. */
const ofNames = /^[\p{L}\p{M}\p{Nd} .'’-]+$/u;

/** A guest's name as the others will read it: cleaned of what nobody sees, and never one that somebody there already has. */
export function readGuestName(typed: unknown, taken: readonly string[]): { name: string } | { problem: NameProblem } {
	const read = v.safeParse(nameSchema, typed);
	if (!read.success)
		return {
			problem: read.issues[0].message === 'people/name-too-long' ? 'people/name-too-long' : 'people/name-missing'
		};
	const name = read.output;
	if (name.length > longest) return { problem: 'people/name-too-long' };
	if (!ofNames.test(name)) return { problem: 'live/name-signs' };
	const folded = foldText(name);
	return taken.some((other) => foldText(other) === folded) ? { problem: 'live/name-taken' } : { name };
}
