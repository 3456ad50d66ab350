import * as v from 'valibot';
import { professions, type Goal, type Profession } from '#lib/course/index.ts';
import { latinDigits } from '#lib/i18n/fold-text.ts';
import { may, type Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { learnerStateOf, setLearnerChoice } from '../db/learner-state-repository.ts';

/** What a learner chose for themselves; nobody else sees it. */
export interface Choices extends Goal {
	readonly profession: Profession | null;
}

const names = { profession: 'profession', finishBy: 'finish-by', minutesAWeek: 'minutes-a-week' } as const;

const profession = v.picklist(professions);
/** A day that the calendar has. */
const finishBy = v.pipe(
	v.string(),
	v.isoDate(),
	v.check((day) => new Date(day).toISOString().startsWith(day))
);
const minutesAWeek = v.pipe(
	v.string(),
	v.transform(latinDigits),
	v.digits(),
	v.toNumber(),
	v.minValue(5),
	v.maxValue(2400)
);

/** Reads the choices that are kept; one that cannot be read is as if it were not made. */
export function readChoices(kept: ReadonlyMap<string, string>): Choices {
	const read = <T>(schema: v.GenericSchema<unknown, T>, name: string): T | null => {
		const parsed = v.safeParse(schema, kept.get(name));
		return parsed.success ? parsed.output : null;
	};
	return {
		profession: read(profession, names.profession),
		finishBy: read(finishBy, names.finishBy),
		minutesAWeek: read(minutesAWeek, names.minutesAWeek)
	};
}

/** What a person chose. */
export const myChoices = async (app: Pick<App, 'db'>, person: Person): Promise<Choices> =>
	readChoices((await learnerStateOf(app.db.read, person.id)).choices);

export type ChoiceProblem = { readonly code: `choice/${keyof Choices}` };

/** Keeps what is given of the choices; an empty text takes one back. Says which of them cannot be. */
export async function keepChoices(
	app: Pick<App, 'db'>,
	person: Person,
	given: Partial<Record<keyof Choices, string>>
): Promise<ChoiceProblem | undefined> {
	if (!may(person, 'lesson/take')) return undefined;
	const schemas = { profession, finishBy, minutesAWeek };
	const keys = (['profession', 'finishBy', 'minutesAWeek'] as const).filter((key) => given[key] !== undefined);
	const wrong = keys.find((key) => given[key] !== '' && !v.is(schemas[key], given[key]));
	if (wrong) return { code: `choice/${wrong}` };
	for (const key of keys) await setLearnerChoice(app.db.write, person.id, names[key], given[key] ?? '');
	return undefined;
}
