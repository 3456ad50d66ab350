import * as v from 'valibot';
import { canonicalJson } from '#lib/records/index.ts';
import { answerSchema, roleIds, type TrialEvent } from '#lib/trial/index.ts';
import { languages } from '#lib/i18n/language.ts';
import type { TrialEventRow } from '../db/trial-repository.ts';
import { storedActor, storedLiveEvents } from './stored-live-event.ts';

const role = v.picklist(roleIds);
const id = v.string();

const byConductor = { by: v.exactOptional(v.literal('conductor')) };
const byAnybody = { by: v.exactOptional(storedActor) };

const eventSchema = v.variant('type', [
	v.object({
		type: v.literal('opened'),
		variant: v.string(),
		role,
		language: v.picklist(languages),
		seed: v.string()
	}),
	v.object({
		type: v.literal('decided'),
		role,
		...byConductor,
		decision: id,
		answer: answerSchema,
		cites: v.exactOptional(v.array(id))
	}),
	v.object({ type: v.literal('asked'), role, ...byAnybody, decision: id, question: id }),
	v.object({ type: v.literal('finished-asking'), role, ...byAnybody, decision: id }),
	v.object({ type: v.literal('incident'), role, ...byAnybody, incident: id }),
	v.object({ type: v.literal('passed'), role, ...byAnybody, scene: id }),
	v.object({ type: v.literal('abandoned'), role: v.exactOptional(role), ...byConductor }),
	v.object({ type: v.literal('rewound'), role: v.exactOptional(role), ...byConductor, to: v.number() }),
	...storedLiveEvents
]) satisfies v.GenericSchema<unknown, TrialEvent>;

/** An event as the log keeps it: its type, and the rest as canonical JSON. */
export function storeEvent(event: TrialEvent): { type: string; payload: string } {
	const { type, ...rest } = event;
	return { type, payload: canonicalJson(rest) };
}

/** The event that a row of the log keeps. Throws on a row that no version of ours wrote. */
export function readEvent({ type, payload }: Pick<TrialEventRow, 'type' | 'payload'>): TrialEvent {
	const rest: unknown = JSON.parse(payload);
	return v.parse(eventSchema, { ...v.parse(v.record(v.string(), v.unknown()), rest), type });
}
