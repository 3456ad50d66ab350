import * as v from 'valibot';
import { mostChoices, pauseReasons, roleIds } from '#lib/trial/index.ts';
import { commandKey } from '../trials/read-command.ts';

/** The longest message, in characters. */
export const mostSaid = 400;

const oneLine = (typed: string): string => typed.replace(/\s+/g, ' ').trim();

const id = v.pipe(v.string(), v.maxLength(80));
const whole = v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number));
const role = v.picklist(roleIds);
/** A place as the console's list gives it: `judge 2`, or nothing for none. */
const place = v.pipe(
	v.string(),
	v.regex(/^([a-z-]+ \d{1,2})?$/),
	v.transform((typed) => {
		const [of, number] = typed.split(' ');
		const known = v.safeParse(role, of);
		return known.success ? { role: known.output, number: Number(number) } : null;
	})
);

/** What is typed in the room, short enough to be read from a phone at a glance. */
const words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostSaid));
const line = v.pipe(v.string(), v.maxLength(200), v.transform(oneLine), v.minLength(1));
/** One answer a line; none for yes and no. */
const choiceLines = v.pipe(
	v.string(),
	v.maxLength(900),
	v.transform((typed) =>
		typed
			.split('\n')
			.map(oneLine)
			.filter((one) => one !== '')
	),
	v.array(v.pipe(v.string(), v.maxLength(100))),
	v.check(({ length }) => length === 0 || (length >= 2 && length <= mostChoices))
);

const bare = <A extends string>(act: A) => v.object({ act: v.literal(act) });

const acts = v.variant('act', [
	bare('start'),
	bare('resume'),
	bare('clear-timer'),
	bare('balance'),
	bare('lots'),
	bare('lock'),
	bare('unlock'),
	bare('end'),
	v.object({ act: v.literal('pause'), reason: v.picklist(pauseReasons) }),
	v.object({ act: v.literal('timer'), minutes: whole, hard: v.optional(v.literal('1')) }),
	v.object({ act: v.literal('inject'), inject: id }),
	v.object({ act: v.literal('script'), role, scene: id }),
	v.object({ act: v.literal('close'), scene: id, decision: id }),
	v.object({ act: v.literal('show'), exhibit: id }),
	v.object({ act: v.literal('lower'), seat: id }),
	v.object({ act: v.literal('rewind'), to: whole }),
	v.object({ act: v.literal('seat'), person: id, place }),
	v.object({ act: v.literal('remove'), person: id }),
	v.object({ act: v.literal('readmit'), person: id }),
	v.object({ act: v.literal('script-all'), scene: id }),
	v.object({ act: v.literal('say'), text: words }),
	v.object({ act: v.literal('whisper'), person: id, text: words }),
	v.object({ act: v.literal('hint'), person: id, decision: id }),
	v.object({ act: v.literal('unsay'), message: whole }),
	v.object({ act: v.literal('ask'), question: line, choices: choiceLines }),
	bare('close-question'),
	v.object({ act: v.literal('see-stop'), person: id }),
	v.object({ act: v.literal('open-fork'), scene: id, decision: id }),
	v.object({ act: v.literal('close-fork'), decision: id })
]);

/** What whoever conducts may do, as a form of the console says it. */
export type ConsoleAct = v.InferOutput<typeof acts>;

const keyed = v.object({ key: commandKey });

/** The act that a form of the console sends; undefined when it is none of ours. */
export function readConsoleAct(form: FormData): { act: ConsoleAct; key: string } | undefined {
	const fields = Object.fromEntries(form);
	const [act, key] = [v.safeParse(acts, fields), v.safeParse(keyed, fields)];
	return act.success && key.success ? { act: act.output, key: key.output.key } : undefined;
}
