import type { Executor } from '../db/database.ts';
import { readSealedText } from '../db/sealed-text-repository.ts';
import { readEvent } from '../trials/stored-event.ts';
import type { StandingTrial } from '../trials/held-trial.ts';

/** A text of an ended trial, with who wrote it. */
export interface WrittenText {
	readonly seq: number;
	readonly decision: string;
	readonly writerId: string;
	/** Null once erased. */
	readonly body: string | null;
}

/** The text that an event of a trial holds; undefined where it holds none. */
export async function writtenText(
	executor: Executor,
	{ log }: Pick<StandingTrial, 'log'>,
	seq: number
): Promise<WrittenText | undefined> {
	const row = log.find((one) => one.seq === seq);
	if (!row?.text_id || !row.person_id) return undefined;
	const event = readEvent(row);
	if (event.type !== 'decided') return undefined;
	const body = (await readSealedText(executor, row.text_id)) ?? null;
	return { seq, decision: event.decision, writerId: row.person_id, body };
}
