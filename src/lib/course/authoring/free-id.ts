/** What every object answers to: something called so would be found where nobody wrote it. */
const taken: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** True for an id that something may have. */
export const isFreeId = (id: string): boolean => !taken.has(id);
