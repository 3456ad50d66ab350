import type { Person } from '#lib/people/index.ts';
import { resolveDossier } from '#lib/server/certification/resolve-dossier.ts';
import { submitDossier } from '#lib/server/certification/submit-dossier.ts';
import { dossierById } from '#lib/server/db/dossier-repository.ts';
import type { Dialect } from '#lib/server/db/database.ts';
import { completeRecord, course, given, names, rule, someone, withCertification } from './fixture.ts';

/** The course under a rule that asks for two certifiers. */
export const byTwo = { ...course, rule: { ...rule, certify: { certifiers: 2 as const } } };

/** Gives the surrounding `describe` two certifiers on a database of its own, and the steps that lead to a decision of theirs. */
export function withExaminers(dialect: Dialect) {
	const { store, app, certifier: first, withPerson } = withCertification(dialect);
	const second = withPerson('certifier');
	const learner = async (): Promise<Person> => {
		const person = await someone(store.db, 'trainee');
		await completeRecord(store.db, person);
		return person;
	};
	const submitUnder = async (under: typeof course, person: Person): Promise<string> => {
		app.courses[0] = under;
		const submitted = await submitDossier(app, person, { course: course.id, names });
		if (!submitted.ok) throw new Error(submitted.code);
		return submitted.dossier;
	};
	const decide = (by: Person, dossier: string, outcome: 'granted' | 'sent_back' | 'refused' = 'granted') =>
		resolveDossier(app, by, { dossier, outcome, reason: 'Motif' });
	const outcomeOf = async (dossier: string) => given(await dossierById(store.db.read, dossier)).outcome;
	return { store, app, first, second, learner, submitUnder, decide, outcomeOf };
}
