import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PdfDone, PdfJob } from './pdf-worker.ts';

/** The documents that there is a template for, in `templates/`. */
export type PdfTemplate = 'certificate' | 'minutes';

/** A document, or why there is none: the template or the data is at fault, or too many wait already. */
export type MadePdf =
	| { readonly ok: true; readonly pdf: Uint8Array<ArrayBuffer> }
	| { readonly ok: false; readonly code: 'pdf/failed' | 'pdf/busy' };

/** What may wait at once: some seconds of work. */
const mostWaiting = 100;
const mostMilliseconds = 20_000;

let worker: Worker | undefined;
let last = 0;
const waiting = new Map<number, (pdf: Uint8Array | null) => void>();

/**
 * Sets a document with Typst, in a thread of its own, one after the other. The same template and data give the same
 * bytes.
 * @param data what the template reads; nothing in it is taken for markup
 */
export function makePdf(template: PdfTemplate, data: object): Promise<MadePdf> {
	if (waiting.size >= mostWaiting) return Promise.resolve({ ok: false, code: 'pdf/busy' });
	return new Promise((resolve) => {
		const id = ++last;
		const hung = setTimeout(stop, mostMilliseconds);
		waiting.set(id, (pdf) => {
			clearTimeout(hung);
			resolve(pdf ? { ok: true, pdf: new Uint8Array(pdf) } : { ok: false, code: 'pdf/failed' });
		});
		give({ id, template, data: JSON.stringify(data) });
	});
}

function give(job: PdfJob): void {
	worker ??= started();
	// While it has work the process stays for it; idle it holds nobody up.
	worker.ref();
	worker.postMessage(job);
}

/** Kept as a file of its own, not bundled: it finds its templates and fonts beside itself. */
const workerFile = () => pathToFileURL(createRequire(import.meta.url).resolve('#lib/server/pdf/pdf-worker.ts'));

function started(): Worker {
	const fresh = new Worker(workerFile());
	fresh.on('message', ({ id, pdf }: PdfDone) => {
		waiting.get(id)?.(pdf);
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
