/** What every object answers to: an entry called so would be lost, or found where nobody wrote it. */
const taken: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** True for a name that something may be called by. */
export const isFreeName = (name: string): boolean => !taken.has(name);
