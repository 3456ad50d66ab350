import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PdfDone, PdfJob, SetAs } from './pdf-worker.ts';

/** The documents that there is a template for, in `templates/`. */
export type PdfTemplate = 'certificate' | 'minutes';

/** Why there is no document: the template or the data is at fault, or too many wait already. */
type NotMade = { readonly ok: false; readonly code: 'pdf/failed' | 'pdf/busy' };

/** A document, or why there is none. */
export type MadePdf = { readonly ok: true; readonly pdf: Uint8Array<ArrayBuffer> } | NotMade;

/** What may wait at once: some seconds of work. */
const mostWaiting = 100;
const mostMilliseconds = 20_000;

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (file: Uint8Array | null) => void>();

/**
 * Sets a document with Typst, in a thread of its own, one after the other. The same template and data give the same
 * bytes.
 * @param data what the template reads; nothing in it is taken for markup
 */
export async function makePdf(template: PdfTemplate, data: object): Promise<MadePdf> {
	const made = await make(template, data, 'pdf');
	return made.ok ? { ok: true, pdf: made.file } : made;
}

/** Draws the badge of a certificate, in the same thread: a picture in points, or in lines that suit any size. */
export const makeBadge = (data: object, as: 'png' | 'svg') => make('badge', data, as);

function make(
	template: PdfTemplate | 'badge',
	data: object,
	as: SetAs
): Promise<{ readonly ok: true; readonly file: Uint8Array<ArrayBuffer> } | NotMade> {
	if (waiting.size >= mostWaiting) return Promise.resolve({ ok: false, code: 'pdf/busy' });
	return new Promise((resolve) => {
		const id = ++last;
		const hung = setTimeout(stop, mostMilliseconds);
		waiting.set(id, (file) => {
			clearTimeout(hung);
			resolve(file ? { ok: true, file: new Uint8Array(file) } : { ok: false, code: 'pdf/failed' });
		});
		give({ id, template, data: JSON.stringify(data), as });
	});
}

function give(job: PdfJob): void {
	worker ??= started();
	// While it has work the process stays for it; idle it holds nobody up.
	worker.ref();
	worker.postMessage(job);
}

/**
 * The folder of the thread, of its templates and its fonts: this one in the source; once built, where this file has become
 * a chunk in `build/server/chunks/chunks`, `build/pdf` (svelte.config.js).
 */
const folder = import.meta.filename.endsWith('.ts') ? '.' : '../../../pdf';

function started(): Worker {
	const fresh = new Worker(path.join(import.meta.dirname, folder, 'pdf-worker.ts'));
	fresh.on('message', ({ id, file }: PdfDone) => {
		waiting.get(id)?.(file);
		waiting.delete(id);
		if (waiting.size === 0) fresh.unref();
	});
	fresh.on('error', (fault) =>
		console.error(`The PDF thread fell: ${fault instanceof Error ? fault.name : 'unknown'}`)
	);
	fresh.on('exit', stop);
	return fresh;
}

/** Gives up what waits, where the thread hangs or fell; the next document starts another. */
function stop(): void {
	const [fallen, lost] = [worker, [...waiting.values()]];
	worker = undefined;
	waiting.clear();
	void fallen?.terminate();
	for (const answer of lost) answer(null);
}
