import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** An unknown address under a language answers in that language, in the frame of the other pages. */
export const load: PageServerLoad = () => error(404);
