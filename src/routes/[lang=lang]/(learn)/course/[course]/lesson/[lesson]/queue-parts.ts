/** What a lesson needs when the link is cut: fetched in one piece, while it holds. */
export { personalTraces } from '#lib/course/index.ts';
export { isFull } from '#lib/ui/offline/packs.ts';
export { QueueState } from '#lib/ui/offline/queue-state.svelte.ts';
export { stamped } from '#lib/ui/offline/queued-answer.ts';
export { default as QueueBar } from '#lib/ui/offline/QueueBar.svelte';
