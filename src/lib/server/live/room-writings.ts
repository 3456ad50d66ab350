import * as v from 'valibot';
import type { Language } from '#lib/i18n/language.ts';
import { may, type Person } from '#lib/people/index.ts';
import { canonicalJson } from '#lib/records/index.ts';
import { expectedPoints, pointsInWords, walkedPlays, writtenIn, type DebriefStep } from '#lib/trial/index.ts';
import { insertAssessment, standingAssessments } from '../db/assessment-repository.ts';
import { appendJournal } from '../db/journal-repository.ts';
import { readSealedTexts } from '../db/sealed-text-repository.ts';
import { eventsOf } from '../db/trial-repository.ts';
import { seenTicks, type SeenTicks } from '../marking/seen-marks.ts';
import { untilNotFaster } from '../marking/until-not-faster.ts';
import type { LiveApp } from './act.ts';
import { recordPart } from './record-room.ts';
import type { Room } from './room.ts';

/** A text that a role of the room wrote, or said, for those who lead the debrief. */
export interface RoomWriting {
	/** The event that holds it. */
	readonly seq: number;
	readonly play: number;
	readonly decision: string;
	/** Null once erased, and where it was spoken. */
	readonly text: string | null;
	readonly points: DebriefStep['points'];
	/** The marks that stand, with their id. */
	readonly marks: (SeenTicks & { readonly id: string }) | null;
}

/** The texts of every play of a room, with the points expected of them. */
export async function roomWritings(app: LiveApp, room: Room, language: Language): Promise<RoomWriting[]> {
	const { scenario, trial, state } = room;
	const written = walkedPlays(scenario, state).flatMap((played, play) =>
		writtenIn(played.state).map((one) => ({ ...one, play, state: played.state }))
	);
	if (written.length === 0) return [];
	const log = await eventsOf(app.db.read, trial.id);
	const textOf = (seq: number) => log.find((row) => row.seq === seq)?.text_id ?? '';
	const bodies = await readSealedTexts(
		app.db.read,
		written.map(({ seq }) => textOf(seq)).filter((id) => id !== '')
	);
	const marks = (await standingAssessments(app.db.read, trial.id)).filter((row) => row.as === 'trainer');
	return written.map(({ seq, play, decision, state: played }) => {
		const marked = marks.find((row) => row.event_seq === seq);
		return {
			...{ seq, play, decision },
			text: bodies.get(textOf(seq)) ?? null,
			points: pointsInWords(scenario, played, decision, language),
			marks: marked ? { ...seenTicks(scenario, decision, marked), id: marked.id } : null
		};
	});
}

const markForm = v.object({
	seq: v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)),
	supersedes: v.pipe(v.string(), v.maxLength(80)),
	point: v.array(v.pipe(v.string(), v.maxLength(80)))
});

export type RoomMarks = v.InferOutput<typeof markForm>;

/** The marks that a form of the debrief sends; undefined when it is none of ours. */
export function readRoomMarks(form: FormData): RoomMarks | undefined {
	const read = v.safeParse(markForm, { ...Object.fromEntries(form), point: form.getAll('point') });
	return read.success ? read.output : undefined;
}

/** `writing/already-marked`: another trainer of the room was faster. */
export type RoomMarkRefusal = 'writing/not-found' | 'writing/already-marked';

/**
 * Keeps which expected points a trainer of the room found in what a role wrote or said, in place of the marks they saw.
 * They count in the result of whoever gave the text: in their file at once, where the debrief is closed already.
 */
export async function markRoomText(
	app: LiveApp,
	trainer: Person,
	trialId: string,
	{ seq, supersedes, point }: RoomMarks
): Promise<RoomMarkRefusal | undefined> {
	const room = await app.live.room(trialId);
	const text = room && (await textToMark(app, room, seq));
	if (!text || !may(trainer, 'writing/mark', { ownerId: text.writerId })) return 'writing/not-found';
	const ticks = canonicalJson(expectedPoints(room.scenario, text.decision).filter((id) => point.includes(id)));
	const refusal = await untilNotFaster(app.db, async (trx) => {
		const before = (await standingAssessments(trx, trialId)).find(
			(row) => row.event_seq === seq && row.as === 'trainer'
		);
		if (before?.assessor_id === trainer.id && before.ticks === ticks) return undefined;
		if ((before?.id ?? '') !== supersedes) return 'writing/already-marked';
		const [id, at] = [app.newId(), app.clock().toISOString()];
		await insertAssessment(trx, {
			...{ id, trial_id: trialId, event_seq: seq, assessor_id: trainer.id, as: 'trainer', ticks, at },
			...{ supersedes: before?.id ?? null, text_id: null, text_hash: null }
		});
		const body = { event: seq, assessment: id, ticks, supersedes: before?.id ?? null };
		await appendJournal(trx, { at, actorId: trainer.id, act: 'writing/marked', subject: trialId, body });
		return undefined;
	});
	if (!refusal) await recordPart(app, trialId, text.writerId, trainer.id);
	return refusal;
}

async function textToMark(app: LiveApp, { scenario, state, trial }: Room, seq: number) {
	const written = walkedPlays(scenario, state)
		.flatMap((play) => writtenIn(play.state))
		.find((one) => one.seq === seq);
	const writerId = (await eventsOf(app.db.read, trial.id)).find((row) => row.seq === seq)?.person_id;
	return written && writerId ? { decision: written.decision, writerId } : undefined;
}
