import type { App } from '../app.ts';
import { personById, type ListedPerson } from '../db/person-repository.ts';
import { storableText } from '../db/storable-text.ts';

/** The person whose page an administrator opens, or undefined. */
export const findPerson = (app: App, id: string): Promise<ListedPerson | undefined> =>
	personById(app.db.read, storableText(id));
