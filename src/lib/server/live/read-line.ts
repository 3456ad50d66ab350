import * as v from 'valibot';
import { lineQualities } from './lines.ts';

const told = v.object({
	line: v.picklist([...lineQualities, 'gone']),
	/** Tells this page of somebody from their next; a page of an earlier version does not say it. */
	page: v.optional(v.pipe(v.string(), v.maxLength(40)))
});

/** What a page tells of its line, `gone` as it is closed; undefined when it is none of ours. */
export function readLine(form: FormData): v.InferOutput<typeof told> | undefined {
	const read = v.safeParse(told, Object.fromEntries(form));
	return read.success ? read.output : undefined;
}
