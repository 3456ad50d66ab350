import * as v from 'valibot';
import { lineQualities } from './lines.ts';

const told = v.object({ line: v.picklist([...lineQualities, 'gone']) });

/** What a page tells of its line, `gone` as it is closed; undefined when it is none of ours. */
export function readLine(form: FormData): v.InferOutput<typeof told>['line'] | undefined {
	const read = v.safeParse(told, Object.fromEntries(form));
	return read.success ? read.output.line : undefined;
}
