import type { App } from '../app.ts';

/** What the use cases of trials need of the world. */
export type TrialsApp = Pick<App, 'db' | 'clock' | 'newId' | 'scenarios'>;
