/** Before and after, in percent. */
export interface PrePost {
	readonly pre: number;
	readonly post: number;
}

/**
 * The share of what could still be learnt that was learnt: (post − pre) / (100 − pre); null where nothing could. Of a
 * group it is taken from the means, as its author does: R. R. Hake, American Journal of Physics 66 (1998), p. 64.
 */
export const normalisedGain = ({ pre, post }: PrePost): number | null =>
	pre >= 100 ? null : (post - pre) / (100 - pre);
