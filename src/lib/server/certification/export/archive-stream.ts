import { Zip, ZipPassThrough } from 'fflate';

interface Entry {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** An archive of files that come one after the other: each is sent as soon as it is there, none is held longer. */
export function archiveStream(entries: AsyncIterator<Entry, unknown>): ReadableStream<Uint8Array> {
	let zip: Zip;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			zip = new Zip((fault, chunk, final) => {
				if (fault) return controller.error(fault);
				controller.enqueue(chunk);
				if (final) controller.close();
			});
		},
		async pull() {
			const next = await entries.next();
			if (next.done === true) {
				zip.end();
				return;
			}
			// PDFs are packed already.
			const file = new ZipPassThrough(next.value.name);
			zip.add(file);
			file.push(next.value.bytes, true);
		}
	});
}
