/** Answers from which on an aggregate is shown. */
export const fewestShown = 5;

/**
 * How many of `count` answers an aggregate is made of: only whole groups of five. Whoever looks before and after one
 * more answer sees no difference, or that of five people at once: nobody's answer can be told by subtraction.
 */
export const wholeGroups = (count: number): number => count - (count % fewestShown);
