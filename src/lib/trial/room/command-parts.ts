import * as v from 'valibot';
import { exhibitId } from '../scenario/schema-effects.ts';

/** The most exhibits that one decision may cite. */
export const mostCites = 12;

const areDistinct = (ids: string[]): boolean => new Set(ids).size === ids.length;

/** Exhibits that a role rests its decision on. */
export const cites = v.pipe(
	v.array(exhibitId),
	v.maxLength(mostCites),
	v.check(areDistinct, 'expected each exhibit once')
);

export const seed = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

export const seatId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,80}$/));

export const conductor = v.literal('conductor');

/** Who acts in a live room: a seat, or whoever conducts. */
export const actor = v.union([conductor, v.strictObject({ seat: seatId })]);
