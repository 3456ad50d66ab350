import type { Profession } from '#lib/course/index.ts';
import { m } from '#lib/i18n/messages.ts';

/** The professions as a learner is asked for theirs, in this order. */
export const professionNames: readonly (readonly [Profession, () => string])[] = [
	['judge', m.path_judge],
	['prosecutor', m.path_prosecutor],
	['police', m.path_police],
	['social-worker', m.path_social_worker],
	['ngo', m.path_ngo],
	['other', m.path_other]
];
