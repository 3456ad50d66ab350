import type { App } from '../app.ts';
import { listPeople, personById, type ListedPerson } from '../db/person-repository.ts';
import { storableText } from '../db/storable-text.ts';

export interface PeoplePage {
	search: string;
	people: ListedPerson[];
	/** Whether this is not the beginning of the list. */
	later: boolean;
	/** What `after` is for the following page; null on the last one. */
	next: string | null;
}

const pageLength = 50;

/** One page of the list of people; `after` is the id of the last person of the page before. */
export async function pageOfPeople(app: App, search: string, after: string | null): Promise<PeoplePage> {
	const { read } = app.db;
	const last = after ? await personById(read, storableText(after)) : undefined;
	const found = await listPeople(read, { search: storableText(search), after: last, limit: pageLength + 1 });
	const people = found.slice(0, pageLength);
	const next = found.length > pageLength ? (people.at(-1)?.id ?? null) : null;
	return { search, people, later: last !== undefined, next };
}
