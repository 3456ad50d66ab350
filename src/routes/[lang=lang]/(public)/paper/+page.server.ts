import { paperKeys } from '#lib/server/certification/paper.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ keys: await paperKeys(locals.app) });
