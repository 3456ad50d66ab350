import * as v from 'valibot';
import type { Person } from '#lib/people/index.ts';
import type { App } from '../app.ts';
import { answerPractice } from './answer-practice.ts';
import { finishLesson } from './finish-lesson.ts';
import { reflectionLimit, writeReflection } from './write-reflection.ts';

/** How many answers a device may send at once; it sends the rest afterwards. */
export const mostAtOnce = 50;

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const common = {
	/** Given by the device or the form, once for each answer: the same twice is one answer. */
	key: v.pipe(v.string(), v.regex(/^[\w:-]{8,200}$/)),
	/** By the clock of the device: kept as it says, and nothing depends on it. */
	at: v.pipe(v.string(), v.isoTimestamp(), v.maxLength(40)),
	course: id,
	lesson: id
};

const queuedSchema = v.variant('kind', [
	v.object({
		kind: v.literal('answer'),
		...common,
		question: id,
		/** The version of the question that the device showed. */
		version: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
		picked: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(100))
	}),
	v.object({
		kind: v.literal('reflection'),
		...common,
		reflection: id,
		text: v.pipe(v.string(), v.maxLength(reflectionLimit)),
		/** The version it was written over, as `writeReflection` knows it. */
		version: v.nullable(v.pipe(v.string(), v.maxLength(200))),
		/** The writer was told of what seems to name somebody, and says that it does not. */
		overruled: v.boolean()
	}),
	v.object({ kind: v.literal('finish'), ...common })
]);

/** What a device sends: whose answers they are, and the answers in the order in which they were given. */
export const sentSchema = v.object({
	person: v.string(),
	answers: v.pipe(v.array(v.unknown()), v.maxLength(mostAtOnce))
});

/** What became of one answer, in the order in which they were sent. */
export type Arrival = { readonly ok: true } | { readonly ok: false; readonly code: string };

export type Received =
	| { readonly ok: true; readonly arrivals: readonly Arrival[] }
	/** Somebody else is signed in on this device now: nothing of it is theirs. */
	| { readonly ok: false; readonly code: 'answers/another-person' };

/**
 * Takes what somebody answered or wrote without a network: once however often it arrives, in order, graded here again. One that
 * is refused does not hold up the others.
 */
export async function receiveAnswers(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	{ person: from, answers }: v.InferOutput<typeof sentSchema>
): Promise<Received> {
	if (from !== person.id) return { ok: false, code: 'answers/another-person' };
	const arrivals: Arrival[] = [];
	for (const answer of answers) arrivals.push(await receive(app, person, answer));
	return { ok: true, arrivals };
}

async function receive(
	app: Pick<App, 'db' | 'content' | 'clock' | 'newId'>,
	person: Person,
	answer: unknown
): Promise<Arrival> {
	const read = v.safeParse(queuedSchema, answer);
	if (!read.success) return { ok: false, code: 'answer/shape' };
	const { at, ...queued } = read.output;
	if (queued.kind === 'answer') return answerPractice(app, person, { ...queued, clientAt: at });
	const done =
		queued.kind === 'finish' ? await finishLesson(app, person, queued) : await writeReflection(app, person, queued);
	return done.ok ? done : { ok: false, code: done.code };
}
