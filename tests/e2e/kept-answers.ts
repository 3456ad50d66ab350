import path from 'node:path';
import Database from 'better-sqlite3';
import type { RunningServer } from '../../src/cli/running-server.ts';

/** The address of a lesson, without its language. */
export const lesson = '/course/formation-de-formateurs/lesson/voir-une-personne';

/** What the server has kept, in order: question, right or not, whose. */
export function answersIn({ dataDir }: RunningServer): unknown[] {
	const database = new Database(path.join(dataDir, 'pretoire.sqlite'), { readonly: true });
	const rows = database
		.prepare(
			`select json_extract(answer.response, '$.question') as question, person.email_norm as mail, answer.seq
			from answer join attempt on attempt.id = answer.attempt_id join person on person.id = attempt.person_id
			order by person.email_norm, answer.seq`
		)
		.all();
	database.close();
	return rows;
}

/** What stands in notebooks, and whose it is. */
export function textsIn({ dataDir }: RunningServer): unknown[] {
	const database = new Database(path.join(dataDir, 'pretoire.sqlite'), { readonly: true });
	const rows = database
		.prepare(
			`select sealed_text.body, person.email_norm as mail from answer
			join sealed_text on sealed_text.id = answer.text_id join person on person.id = sealed_text.person_id`
		)
		.all();
	database.close();
	return rows;
}
