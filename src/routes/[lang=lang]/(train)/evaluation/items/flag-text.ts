import type { ItemFlag } from '#lib/course/index.ts';
import { m } from '#lib/i18n/messages.ts';

const texts: Record<ItemFlag, () => string> = {
	'too-easy': m.evaluation_flag_too_easy,
	'too-hard': m.evaluation_flag_too_hard,
	indistinct: m.evaluation_flag_indistinct,
	inverted: m.evaluation_flag_inverted,
	'dead-distractor': m.evaluation_flag_dead_distractor
};

/** What is to be said of a question, in the page's language. */
export const flagText = (flag: ItemFlag): string => texts[flag]();
