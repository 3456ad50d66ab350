import type { TrialEvent } from './event.ts';
import type { Refusal, RefusalCode } from './refusal.ts';

/** What a command comes to: the events to log, or why it is refused. */
export type Decided = { readonly events: readonly TrialEvent[] } | Refusal;

export const refuse = (refusal: RefusalCode): Refusal => ({ refusal });
export const accept = (event: TrialEvent): Decided => ({ events: [event] });
